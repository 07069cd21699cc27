import type { Grain } from '../../../etl/model/rollup.ts';
import { prune, type Fetched } from '../collect-cells.ts';
import type { Reader } from '../held.ts';
import { emptyOutcomeCells, patternKey, type OutcomeCells } from '../outcome-cells.ts';
import type { Selection } from '../plan.ts';
import { cellsOf } from './cells-of.ts';
import { keptApart } from './code-dimensions.ts';
import { pickCells } from './pick-cells.ts';
import { sumsOf } from './sums-of.ts';

/** Patterns of follow-up answers from a rollup in memory; null where the engine is to answer. */
export const fetchStoredOutcomes = async (
  session: Reader,
  selection: Selection,
  grain: Grain,
): Promise<Fetched<OutcomeCells> | null> => {
  const table = await session.store?.outcomes(session, {
    grain,
    dimensions: keptApart(selection, grain.keys),
  });
  if (!table) return null;
  const picked = pickCells(table, selection, grain.time === 'month');
  const { patterns } = table;
  const sums = sumsOf(picked, table.pattern, patterns.length, table.n);
  if (!sums) return null;
  const names = patterns.map(patternKey);
  const groups: Fetched<OutcomeCells>['groups'] = new Map();
  for (const [group, cells] of cellsOf(groups, picked, selection, emptyOutcomeCells).entries())
    for (const [i, pattern] of patterns.entries()) {
      const n = sums[group * patterns.length + i] as number;
      if (n !== 0) cells.set(names[i] as string, { pattern, n });
    }
  return { source: 'rollup', groups: prune(groups, (cells) => cells.size === 0) };
};
