import { collect, num, type Fetched, type Row } from './collect-cells.ts';
import type { Reader } from './held.ts';
import { scan, selectSql, type Selection } from './plan.ts';
import { emptyRateCells, type RateCells } from './rate-cells.ts';

const gather = (rows: readonly Row[], selection: Selection): Fetched<RateCells> => {
  const groups: Fetched<RateCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyRateCells, (cells, row) => {
    cells.x += num(row, 'x');
    cells.n += num(row, 'n');
    cells.known += num(row, 'n');
  });
  for (const [key, { cells }] of groups) if (cells.n === 0) groups.delete(key);
  return { source: 'rows', groups };
};

/** Cases closed within a day of which the citizen says that they were not solved (x), of those who say anything (n). */
export const fetchSameDayUnfixed = async (
  session: Reader,
  selection: Selection,
): Promise<Fetched<RateCells>> => {
  const over = scan(session.held, selection, 'case_fact', null);
  const rows = await session.rows<Row>(
    selectSql(over, ['count(*) AS n', 'count(*) FILTER (WHERE NOT f.resolved) AS x'], '', [
      'f.is_demand',
      'f.is_reached',
      'f.days = 0',
      'f.resolved IS NOT NULL',
    ]),
    over.values,
  );
  return gather(rows, selection);
};

/** Troubles that were reported twice (x), of those reported once or twice (n), by the day of their first report. */
export const fetchTroubles = async (session: Reader, selection: Selection): Promise<Fetched<RateCells>> => {
  const over = scan(session.held, selection, 'case_fact', null, 'trouble_fact');
  const rows = await session.rows<Row>(
    selectSql(over, ['count(*) AS n', 'count(*) FILTER (WHERE f.n_reports = 2) AS x'], '', [
      'f.n_reports <= 2',
    ]),
    over.values,
  );
  return gather(rows, selection);
};
