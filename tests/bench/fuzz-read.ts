import { mkdtemp, readdir, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEngine } from '../read/engine-rows.ts';
import { runFuzzCase, seedFiles } from '../read/fuzz-case.ts';

/** Longer than this is a hang. */
const SLOW_MS = 5_000;

export interface FuzzResult {
  readonly seconds: number;
  readonly slowestMs: number;
  /** How many files were read, refused, refused by code, and read with rejected rows. */
  readonly counts: ReadonlyMap<string, number>;
  /** What does not add up, with the seed that shows it again. */
  readonly faults: readonly string[];
}

/**
 * Reads `n` damaged files, from a seed on: each must be refused with a Problem, or its rows must add up, in the reader
 * and in the engine; none may hang or leave anything behind.
 */
export const fuzzRead = async (n: number, first: number): Promise<FuzzResult> => {
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
  return { seconds: (performance.now() - started) / 1000, slowestMs: slowest.ms, counts, faults };
};
