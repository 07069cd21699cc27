import type { CaseCount, Grain } from '../../../etl/model/rollup.ts';
import { countOf, emptyCaseCells, isEmptyCaseCells, type CaseCells } from '../cells.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import type { Reader } from '../held.ts';
import type { Selection } from '../plan.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { pickCells } from './pick-cells.ts';
import { sumByGroup } from './sums-of.ts';

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
    const sums = store.once(`${name} ${count}`, () => sumByGroup(picked, columns[i] as Float64Array));
    for (const [group, each] of cells.entries()) each[count] = countOf(each, count) + (sums[group] as number);
  }
  return { source: 'rollup', groups: prune(groups, isEmptyCaseCells) };
};
