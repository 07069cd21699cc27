import { collect, num, type Fetched, type Row } from './collect-cells.ts';
import type { Reader } from './held.ts';
import { scan, selectSql, type Selection } from './plan.ts';
import { emptyRateCells, type RateCells } from './rate-cells.ts';
import type { RowRate } from './row-rate.ts';
import { fetchStoredRate } from './store/fetch-rates.ts';

/** Numerator and denominator of a rate that only the rows know. */
export const fetchRowRate = async (
  session: Reader,
  selection: Selection,
  rate: RowRate,
): Promise<Fetched<RateCells>> => {
  const groups: Fetched<RateCells>['groups'] =
    (await fetchStoredRate(session, selection, rate)) ?? (await readGroups(session, selection, rate));
  for (const [key, { cells }] of groups) if (cells.n === 0) groups.delete(key);
  return { source: 'rows', groups };
};

const readGroups = async (
  session: Reader,
  selection: Selection,
  rate: RowRate,
): Promise<Fetched<RateCells>['groups']> => {
  const over = scan(session.held, selection, 'case_fact', null, rate.relation);
  const rows = await session.rows<Row>(
    selectSql(
      over,
      (['x', 'n', 'known'] as const).map((name) => `${rate[name]} AS ${name}`),
      '',
      rate.conditions,
    ),
    over.values,
  );
  const groups: Fetched<RateCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyRateCells, (cells, row) => {
    cells.x += num(row, 'x');
    cells.n += num(row, 'n');
    cells.known += num(row, 'known');
  });
  return groups;
};
