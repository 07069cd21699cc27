import { readdir } from 'node:fs/promises';
import { Skipped, type Benchmark, type Figure } from './benchmark.ts';

/**
 * `npm run bench [-- GROUP …]`: runs every `<group>.bench.ts` of this folder, or the groups named, and prints each figure
 * as name, figure, unit, ratio, yardstick, limit. Exits 1 when a figure is beyond its limit or a benchmark breaks.
 */
const SUFFIX = '.bench.ts';
const here = new URL('.', import.meta.url);

const shown = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toPrecision(value >= 100 ? 4 : 3);

const isBeyond = ({ value, ratio, limit, least }: Figure): boolean =>
  (limit !== undefined && (ratio ?? value) > limit) || (least !== undefined && value < least);

const lineOf = (figure: Figure): string => {
  const { name, value, unit, ratio, yardstick, limit, least } = figure;
  const beyond = isBeyond(figure) ? ', BEYOND' : '';
  const bound = limit === undefined ? (least === undefined ? '' : `least ${least}`) : `limit ${limit}`;
  return [
    name,
    shown(value),
    unit,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    yardstick ?? '',
    bound + beyond,
  ].join('\t');
};

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const runOne = async (group: string, benchmark: Benchmark): Promise<void> => {
  try {
    for await (const figure of benchmark.run()) {
      print(`${group}\t${lineOf(figure)}`);
      if (isBeyond(figure)) process.exitCode = 1;
    }
  } catch (error) {
    if (error instanceof Skipped) return print(`${group}\t${benchmark.name}\tskipped: ${error.message}`);
    process.exitCode = 1;
    print(
      `${group}\t${benchmark.name}\tbroken: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
  }
};

const groups = (await readdir(here))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((group) => !groups.includes(group));
if (unknown.length > 0) {
  process.stderr.write(`No group ${unknown.join(', ')}; there are ${groups.join(', ')}.\n`);
  process.exit(2);
}
for (const group of wanted.length > 0 ? wanted : groups) {
  const { benchmarks } = (await import(new URL(group + SUFFIX, here).href)) as {
    benchmarks: readonly Benchmark[];
  };
  for (const benchmark of benchmarks) await runOne(group, benchmark);
}
