import type { CaseCount, Grain } from '../../../etl/model/rollup.ts';
import { countOf, emptyCaseCells, isEmptyCaseCells, type CaseCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import { cellsOf } from './cells-of.ts';
import { pickCells } from './pick-cells.ts';

/** Counts of cases from a rollup in memory; null where the engine is to answer. */
export const fetchStoredCases = async (
  session: Reader,
  selection: Selection,
  counts: readonly CaseCount[],
  grain: Grain,
): Promise<Fetched<CaseCells> | null> => {
  const table = await session.store?.counts(session, grain);
  if (!table) return null;
  const columns = await Promise.all(counts.map((name) => table.counts(session, name)));
  const picked = pickCells(table, selection, grain.time === 'month');
  const groups: Fetched<CaseCells>['groups'] = new Map();
  const cells = cellsOf(groups, picked, selection, () => emptyCaseCells(counts));
  for (const [i, name] of counts.entries()) {
    const sums = sumByGroup(columns[i] as Float64Array, picked.cells, picked.groups, cells.length);
    for (const [group, each] of cells.entries()) each[name] = countOf(each, name) + (sums[group] as number);
  }
  return { source: 'rollup', groups: prune(groups, isEmptyCaseCells) };
};

const sumByGroup = (
  column: Float64Array,
  cells: Int32Array,
  groups: Int32Array,
  nGroups: number,
): Float64Array => {
  const sums = new Float64Array(nGroups);
  for (let i = 0; i < cells.length; i += 1) {
    const group = groups[i] as number;
    sums[group] = (sums[group] as number) + (column[cells[i] as number] as number);
  }
  return sums;
};
