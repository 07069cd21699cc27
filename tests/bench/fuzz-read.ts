import { mkdtemp, readdir, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEngine } from '../read/engine-rows.ts';
import { runFuzzCase, seedFiles } from '../read/fuzz-case.ts';

/**
 * Reads damaged files, 20,000 unless told (`tsx tests/bench/fuzz-read.ts [N] [FIRST_SEED]`): each must be refused with a
 * Problem, or its rows must add up, in the reader and in the engine. Prints counts; exits 1 when one does not.
 */
const [n, first] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 1)];
/** Longer than this is a hang. */
const SLOW_MS = 5_000;

const folder = await mkdtemp(join(tmpdir(), 'fuzz-read-'));
const [engine, seeds] = [await connectEngine(), await seedFiles()];
const counts = new Map<string, number>();
const faults: string[] = [];
let slowest = { ms: 0, seed: 0 };
const started = performance.now();
for (let seed = first; seed < first + n; seed++) {
  const start = performance.now();
  try {
    const { status, code, nRejected, fault } = await runFuzzCase(seeds, seed, { folder, engine });
    for (const key of [
      status,
      ...(code ? [`refused as ${code}`] : []),
      ...(nRejected > 0 ? ['with rejects'] : []),
    ])
      counts.set(key, (counts.get(key) ?? 0) + 1);
    if (fault) faults.push(`seed ${seed}: ${fault}`);
  } catch (error) {
    faults.push(`seed ${seed}: ${error instanceof Error ? String(error.cause ?? error) : String(error)}`);
  }
  const ms = performance.now() - start;
  if (ms > slowest.ms) slowest = { ms, seed };
  await unlink(join(folder, `case-${seed}`));
}
const left = await readdir(folder);
await rm(folder, { recursive: true });
if (slowest.ms > SLOW_MS) faults.push(`seed ${slowest.seed} took ${slowest.ms.toFixed(0)} ms`);
if (left.length > 0) faults.push(`left behind: ${left.length} files`);
const lines = [
  `${n} damaged files in ${((performance.now() - started) / 1000).toFixed(0)} s, slowest ${slowest.ms.toFixed(0)} ms`,
  ...[...counts].sort((a, b) => b[1] - a[1]).map(([key, count]) => `${key}\t${count}`),
  `faults\t${faults.length}`,
  ...faults.slice(0, 20),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
