import { GROUP_DIMENSIONS } from '../../contract/dimensions.ts';
import type { Fetched } from '../collect-cells.ts';
import type { Reader } from '../held.ts';
import { isOfMonths, type Selection } from '../plan.ts';
import { emptyRateCells, type RateCells } from '../rate-cells.ts';
import type { RowRate } from '../row-rate.ts';
import { cellsOf } from './cells-of.ts';
import { pickCells } from './pick-cells.ts';
import { sumByGroup } from './sums-of.ts';

/** Dimensions beyond which there could be about as many cells as rows. */
const MOST_DIMENSIONS = 2;
/** What every row of a fact of cases has the same member of. */
const CONSTANT = new Set(['kind', 'item', 'wave']);

/** A rate that only the rows know, from what was worked out of them before; null where the engine is to answer. */
export const fetchStoredRate = async (
  session: Reader,
  selection: Selection,
  rate: RowRate,
): Promise<Fetched<RateCells>['groups'] | null> => {
  const wanted = new Set<string>([...selection.by, ...Object.keys(selection.where)]);
  const dimensions = GROUP_DIMENSIONS.filter(
    (dimension) => wanted.has(dimension) && !CONSTANT.has(dimension),
  );
  if (dimensions.length > MOST_DIMENSIONS || !isOfMonths(selection, session.held)) return null;
  const table = await session.store?.rates(session, rate, dimensions);
  if (!table) return null;
  const picked = pickCells(table, selection, true);
  const groups: Fetched<RateCells>['groups'] = new Map();
  const into = cellsOf(groups, picked, selection, emptyRateCells);
  const [x, n, known] = [table.x, table.n, table.known].map((column) => sumByGroup(picked, column));
  for (const [group, cells] of into.entries()) {
    cells.x += x?.[group] ?? 0;
    cells.n += n?.[group] ?? 0;
    cells.known += known?.[group] ?? 0;
  }
  return groups;
};
