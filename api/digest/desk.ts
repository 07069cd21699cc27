import { join } from 'node:path';
import type { Barometer } from '../barometer.ts';
import type { Digest } from './definition.ts';
import { findDigest, readDigests } from './read-digests.ts';
import { runDigest, type DigestRun } from './run.ts';

/** Where digests are defined and where their files go. */
export interface DigestDesk {
  list(): Promise<Digest[]>;
  /** @throws Problem when there is no digest of that name. */
  run(name: string, instant: Date, out?: string): Promise<DigestRun>;
}

/**
 * @param folders definitions, the shipped ones first.
 * @param dataDir files go to `<dataDir>/digests` unless a run says otherwise.
 */
export const createDigestDesk = (
  barometer: Barometer,
  folders: readonly string[],
  dataDir: string,
): DigestDesk => ({
  list: () => readDigests(folders),
  run: async (name, instant, out = join(dataDir, 'digests')) =>
    runDigest(barometer, findDigest(await readDigests(folders), name), instant, out),
});
