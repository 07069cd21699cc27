import { issueLevel } from '../pain-points/read-weeks.ts';
import type { Reader } from '../query/held.ts';
import { addDays, addMonths, isMonthEnd, isMonthStart } from '../query/period.ts';
import { scan, selectSql, type Selection } from '../query/plan.ts';
import type { MonthlyCell } from './monthly-cells.ts';
import { THEME } from './settings.ts';

/** Whole months, the last day included. */
export interface WholeMonths {
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

/** The whole months up to a day that are held, twelve at most; null when there is none. */
export const wholeMonths = (firstDay: string | null, until: string | null): WholeMonths | null => {
  if (firstDay === null || until === null) return null;
  const to = isMonthEnd(until) ? until : addDays(`${until.slice(0, 8)}01`, -1);
  const first = isMonthStart(firstDay) ? firstDay : addMonths(`${firstDay.slice(0, 8)}01`, 1);
  const year = addMonths(`${to.slice(0, 8)}01`, 1 - THEME.months);
  const from = first > year ? first : year;
  if (from > to) return null;
  const n =
    12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7)) +
    1;
  return { from, to, n };
};

/** Cases of whole months by district and finest issue. Cases without one are in no cell. */
export const readMonths = async (
  session: Reader,
  where: Selection['where'],
  { from, to }: WholeMonths,
): Promise<MonthlyCell[]> => {
  const level = await issueLevel(session);
  const selection: Selection = {
    by:
      level === 'issue'
        ? ['month', 'district', 'issue', 'issue_group']
        : ['month', 'district', 'issue_group'],
    where,
    period: { from, to },
    assessedOnly: false,
  };
  const over = scan(session.held, selection, 'case_fact', null);
  const counted = selectSql(
    over,
    [
      'count(*) AS n',
      'count(*) FILTER (WHERE f.is_reached AND f.is_satisfied IS NOT NULL) AS opinions',
      'count(*) FILTER (WHERE f.is_reached AND NOT f.is_satisfied) AS dissatisfied',
    ],
    '',
    ['f.is_demand'],
  );
  const rows = await session.rows<{
    d0: string;
    d1: string;
    d2: string;
    d3?: string | null;
    n: number;
    opinions: number;
    dissatisfied: number;
  }>(
    `SELECT * REPLACE (CAST(d0 AS VARCHAR) AS d0) FROM (${counted}) WHERE d0 IS NOT NULL AND d1 IS NOT NULL AND d2 IS NOT NULL`,
    over.values,
  );
  return rows.map(({ d0, d1, d2, d3, n, opinions, dissatisfied }) => ({
    month: d0.slice(0, 7),
    district: d1,
    issue: d2,
    group: level === 'issue' ? (d3 ?? null) : d2,
    cases: n,
    opinions,
    dissatisfied,
  }));
};
