import { join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import type { Barometer } from '../barometer.ts';
import { nearest } from '../query/nearest.ts';
import { readDigests, type Digest } from './definition.ts';
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
  run: async (name, instant, out = join(dataDir, 'digests')) => {
    const digests = await readDigests(folders);
    const digest = digests.find((each) => each.name === name);
    if (!digest) {
      const names = digests.map((each) => each.name);
      const close = nearest(name, names);
      throw new Problem(
        'There is no such digest',
        [
          {
            code: 'unknown_digest',
            detail: `No digest is called "${name}".`,
            value: name,
            way_out: close ? `Did you mean ${close}?` : `Known digests: ${names.join(', ') || 'none'}.`,
          },
        ],
        404,
      );
    }
    return runDigest(barometer, digest, instant, out);
  },
});
