import type { DigestFile } from '../files.ts';
import type { DigestManifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';
import type { RunIdentity } from '../run-key.ts';

/** What channels need of the world. */
export interface Ports {
  readonly now: () => Date;
  /** The data directory; relative folders start there. */
  readonly dataDir: string;
  /** Null: e-mail is not set up. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Where secrets are looked up by name. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where readers find the server; links in manifests begin with it. */
  readonly origin?: string | undefined;
  /** How long the other side may be silent, in milliseconds. */
  readonly patienceMs: number;
  /** Told the name of every step that was taken; tests interrupt there. */
  readonly step: (name: string) => void;
}

export const PATIENCE_MS = 60_000;

/** A delivery on its way: what it is, for whom, and the bytes that are held for it. */
export interface Parcel extends RunIdentity {
  readonly key: string;
  readonly files: readonly DigestFile[];
}

/** A way to reach recipients. */
export interface Channel<R extends Recipient | null = Recipient> {
  /** Turns the files of a digest into the bytes that will be sent, on every try the same. */
  pack(recipient: R, manifest: DigestManifest, parcel: Parcel, ports: Ports): Promise<readonly DigestFile[]>;
  /**
   * Sends them. Sending again what was sent before changes nothing for the recipient.
   * @returns what the other side said. @throws Undeliverable when trying again is of no use; any other error when it is.
   */
  deliver(recipient: R, parcel: Parcel, ports: Ports): Promise<string>;
}

/** The other side will not take it, however often it is tried. */
export class Undeliverable extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'Undeliverable';
  }
}

/** A secret from the environment. @throws Error when it is not set, which the operator can mend meanwhile. */
export const secretOf = ({ environment }: Ports, name: string): string => {
  const value = environment[name];
  if (!value) throw new Error(`${name} is not set in the environment`);
  return value;
};

/** The period as recipients see it: corrections are numbered. */
export const editionOf = ({ period, revision }: Pick<RunIdentity, 'period' | 'revision'>): string =>
  revision === 0 ? period : `${period}-correction-${revision}`;

/** Whether a server that answered so may answer otherwise later. */
export const isWorthRetrying = (status: number): boolean =>
  status >= 500 || [401, 403, 408, 409, 423, 425, 429].includes(status);
