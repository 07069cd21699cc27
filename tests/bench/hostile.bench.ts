import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOSTILE_FILES, PEAK_MB } from '../read/hostile-files.ts';
import type { Benchmark } from './benchmark.ts';
import { measure } from './measure.ts';

const GB = 2 ** 30;
/** Bytes of the file, or of what it unpacks to. */
const SIZES: Readonly<Record<string, number>> = {
  'nothing but quotes': GB,
  'one line': 2 * GB,
  'a header and one line': 2 * GB,
};

export const benchmarks: readonly Benchmark[] = Object.entries(HOSTILE_FILES).map(
  ([name, { write, refused, peakMb: limit = PEAK_MB }]) => ({
    name,
    async *run() {
      const folder = await mkdtemp(join(tmpdir(), 'bench-hostile-'));
      try {
        const path = join(folder, 'hostile');
        await write(path, SIZES[name] ?? 2 * GB);
        const { outcome, seconds, peakMb } = await measure('import-file', path);
        if (!refused.includes(outcome)) throw new Error(`${outcome}, not ${refused.join(' or ')}`);
        yield { name: `${name}: refused as ${outcome}`, value: seconds, unit: 's', limit: 60 };
        yield { name: `${name}: peak memory`, value: peakMb, unit: 'MB', limit };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  }),
);
