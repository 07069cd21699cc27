import type { CaseCount, Grain } from '../../../etl/model/rollup.ts';
import { countOf, emptyCaseCells, isEmptyCaseCells, type CaseCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { pickCells, type Picked } from './pick-cells.ts';

/** Counts of cases from a rollup in memory; null where the engine is to answer. */
export const fetchStoredCases = async (
  session: Reader,
  selection: Selection,
  counts: readonly CaseCount[],
  grain: Grain,
): Promise<Fetched<CaseCells> | null> => {
  const { store } = session;
  const table = await store?.counts(session, { grain, dimensions: keptApart(selection, grain.keys) });
  if (!store || !table) return null;
  const columns = await Promise.all(counts.map((name) => table.counts(session, name)));
  const name = `${grain.table} ${JSON.stringify(selection)}`;
  const picked = store.once(name, () => pickCells(table, selection, grain.time === 'month'));
  const groups: Fetched<CaseCells>['groups'] = new Map();
  const cells = cellsOf(groups, picked, selection, () => emptyCaseCells(counts));
  for (const [i, count] of counts.entries()) {
    const sums = store.once(`${name} ${count}`, () => sumByGroup(columns[i] as Float64Array, picked));
    for (const [group, each] of cells.entries()) each[count] = countOf(each, count) + (sums[group] as number);
  }
  return { source: 'rollup', groups: prune(groups, isEmptyCaseCells) };
};

const sumByGroup = (column: Float64Array, { cells, groups, members }: Picked): Float64Array => {
  const sums = new Float64Array(members.length);
  for (let i = 0; i < cells.length; i += 1) {
    const group = groups[i] as number;
    sums[group] = (sums[group] as number) + (column[cells[i] as number] as number);
  }
  return sums;
};
