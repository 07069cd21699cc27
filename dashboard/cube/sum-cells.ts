import type { MetricSums } from '../../api/contract/cube.ts';
import { sumsOf, type Cube } from './cube.ts';
import { columnsOf, type Sums } from './estimate.ts';
import type { Grouping } from './group-cells.ts';
import type { Blocks } from './period.ts';

const kept = new WeakMap<Grouping, Map<string, Float64Array>>();

/** One column summed over the cells of each mark, block by block: made once, while only time moves. */
const groupBlocks = (cube: Cube, name: string, grouping: Grouping): Float64Array => {
  const known = kept.get(grouping) ?? new Map<string, Float64Array>();
  kept.set(grouping, known);
  const held = known.get(name);
  if (held) return held;
  const { groupOf, members } = grouping;
  const column = sumsOf(cube, name);
  const nGroups = members.length;
  const nBlocks = cube.description.bins.length + 1;
  const blocks = new Float64Array(nBlocks * nGroups);
  for (let block = 0; block < nBlocks; block += 1)
    for (let cell = 0; cell < cube.nCells; cell += 1) {
      const group = groupOf[cell] ?? -1;
      if (group < 0) continue;
      const at = block * nGroups + group;
      blocks[at] = (blocks[at] ?? 0) + (column[block * cube.nCells + cell] ?? 0);
    }
  known.set(name, blocks);
  return blocks;
};

/** One column for each mark between two blocks: two look-ups and a subtraction. */
export const sumCells = (
  cube: Cube,
  name: string,
  { before, last }: Blocks,
  grouping: Grouping,
): Float64Array => {
  const blocks = groupBlocks(cube, name, grouping);
  const nGroups = grouping.members.length;
  const sums = blocks.slice(last * nGroups, (last + 1) * nGroups);
  if (before === null) return sums;
  for (let group = 0; group < nGroups; group += 1)
    sums[group] = (sums[group] ?? 0) - (blocks[before * nGroups + group] ?? 0);
  return sums;
};

/** Sums of every mark between two blocks, column by column. */
export const readSums = (cube: Cube, metric: MetricSums, blocks: Blocks, grouping: Grouping): Sums =>
  Object.fromEntries(
    Object.entries(columnsOf(metric)).map(([name, column]) => [
      name,
      sumCells(cube, column, blocks, grouping),
    ]),
  );

/** Whether there is anything at all behind a number. */
export const isObserved = (metric: MetricSums, sums: Sums, group: number): boolean =>
  (sums[metric.kind === 'mean' ? 'n' : 'all']?.[group] ?? 0) > 0;
