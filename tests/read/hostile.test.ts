import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure } from '../bench/measure.ts';
import { HOSTILE_FILES, PEAK_MB } from './hostile-files.ts';
import { scratch } from './read-bytes.ts';

/** Enough to be noticed in memory; `npm run bench -- hostile` reads those. */
const BYTES = 384 * 2 ** 20;
describe('a file made to exhaust its reader is refused in bounded memory:', () => {
  it.each(Object.entries(HOSTILE_FILES))(
    '%s',
    { timeout: 240_000 },
    async (_name, { write, refused, peakMb: limit = PEAK_MB }) => {
      const path = join(await scratch(), 'hostile');
      await write(path, BYTES);
      expect((await stat(path)).size).toBeGreaterThan(0);
      const { outcome, peakMb } = await measure('import-file', path);
      expect(refused).toContain(outcome);
      expect(peakMb).toBeLessThan(limit);
    },
  );
});
