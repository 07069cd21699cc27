import { sha256 } from './files.ts';

/** What makes a delivery the one it is. */
export interface RunIdentity {
  readonly digest: string;
  readonly period: string;
  readonly recipient: string;
  /** 0 for the run itself, 1 and up for its corrections. */
  readonly revision: number;
}

/** The key of a delivery: 40 hexadecimal digits that depend on its identity only. Also its idempotency key. */
export const runKey = ({ digest, period, recipient, revision }: RunIdentity): string =>
  sha256(JSON.stringify([digest, period, recipient, revision])).slice(0, 40);

/** The Message-ID of a delivery by e-mail: the same on every try. `from` is the sender's address. */
export const messageIdOf = (key: string, from: string): string =>
  `<${key}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'barometer.invalid'}>`;
