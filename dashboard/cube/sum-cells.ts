import type { MetricSums } from '../../api/contract/cube.ts';
import { sumsOf, type Cube } from './cube.ts';
import { columnsOf, type Sums } from './estimate.ts';
import type { Grouping } from './group-cells.ts';
import type { Blocks } from './period.ts';

/** One column summed over the cells of each mark, between two blocks. */
export const sumCells = (
  cube: Cube,
  name: string,
  { before, last }: Blocks,
  { groupOf, members }: Grouping,
): Float64Array => {
  const column = sumsOf(cube, name);
  const { nCells } = cube;
  const sums = new Float64Array(members.length);
  const end = last * nCells;
  const start = before === null ? null : before * nCells;
  for (let cell = 0; cell < nCells; cell += 1) {
    const group = groupOf[cell] ?? -1;
    if (group < 0) continue;
    const until = column[end + cell] ?? 0;
    sums[group] = (sums[group] ?? 0) + (start === null ? until : until - (column[start + cell] ?? 0));
  }
  return sums;
};

/** Sums of every mark between two blocks. */
export const readSums = (cube: Cube, metric: MetricSums, blocks: Blocks, grouping: Grouping): Sums[] => {
  const columns = Object.entries(columnsOf(metric)).map(
    ([name, column]) => [name, sumCells(cube, column, blocks, grouping)] as const,
  );
  return grouping.members.map((_, group) =>
    Object.fromEntries(columns.map(([name, sums]) => [name, sums[group] ?? 0])),
  );
};

/** Whether there is anything at all behind a number. */
export const isObserved = (metric: MetricSums, sums: Sums): boolean =>
  (metric.kind === 'mean' ? (sums['n'] ?? 0) : (sums['all'] ?? 0)) > 0;
