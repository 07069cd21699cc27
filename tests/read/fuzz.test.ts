import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { connectEngine } from './engine-rows.ts';
import { runFuzzCase, seedFiles } from './fuzz-case.ts';
import { scratch } from './read-bytes.ts';

it(
  '600 damaged files are refused with a Problem or add up, and leave nothing behind',
  { timeout: 120_000 },
  async () => {
    const folder = await scratch();
    const engine = await connectEngine();
    const seeds = await seedFiles();
    const faults: string[] = [];
    const statuses = { read: 0, refused: 0 };
    for (let seed = 1; seed <= 600; seed++) {
      const outcome = await runFuzzCase(seeds, seed, { folder, engine });
      statuses[outcome.status]++;
      if (outcome.fault) faults.push(`seed ${seed}: ${outcome.fault}`);
    }
    expect(faults).toEqual([]);
    expect(statuses.read).toBeGreaterThan(100);
    expect(statuses.refused).toBeGreaterThan(20);
    expect((await readdir(folder)).filter((name) => !name.startsWith('case-'))).toEqual([]);
  },
);
