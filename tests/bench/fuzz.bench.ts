import type { Benchmark } from './benchmark.ts';
import { fuzzRead } from './fuzz-read.ts';

/** `FUZZ_FILES=200 FUZZ_SEED=7 npm run bench -- fuzz` reads fewer, from another seed. */
const N = Number(process.env['FUZZ_FILES'] ?? 20_000);
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1);

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'damaged files',
    async *run() {
      const { seconds, slowestMs, counts, faults } = await fuzzRead(N, FIRST_SEED);
      yield { name: `${N} damaged files`, value: seconds, unit: 's' };
      yield { name: 'the slowest of them', value: slowestMs, unit: 'ms' };
      for (const [name, value] of [...counts].sort((a, b) => b[1] - a[1]))
        yield { name, value, unit: 'files' };
      yield { name: 'that crash, hang or do not add up', value: faults.length, unit: 'files', limit: 0 };
      if (faults.length > 0) throw new Error(faults.slice(0, 20).join('\n'));
    },
  },
];
