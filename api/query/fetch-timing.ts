import type { Bound } from '../../etl/warehouse/session.ts';
import { emptyTimingCells, isEmptyTimingCells, type TimingCells } from './cells.ts';
import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import { addDayCounts, dayCounts } from './day-counts.ts';
import type { Held, Reader } from './held.ts';
import { isMonthEnd } from './period.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';
import { fetchStoredTiming } from './store/fetch-timing.ts';
import type { TimingGrains, TimingNeeds } from './timing-needs.ts';

const STATE_JOIN = `JOIN source_state s ON s.source = f.source AND s.kind = 'complaints'`;

const addTiming = (cells: TimingCells, row: Row): void => {
  const counts = dayCounts(row['days'] as readonly number[], row['ns'] as readonly number[]);
  if (row['is_closed'] === true) cells.closed = addDayCounts(cells.closed, counts, 1);
  else cells.open = addDayCounts(cells.open, counts, 1);
  cells.nOnTime += num(row, 'n_on_time');
  cells.nDueClosed += num(row, 'n_due_closed');
  cells.nOverdue += num(row, 'n_overdue');
};

/** The instant as of which time to close is told, and its day: the latest of the source, at most the end of the period. */
const asOfSql = (to: string | null): { instant: string; day: string } =>
  to === null
    ? { instant: 's.latest_at', day: 'CAST(s.latest_at AS DATE)' }
    : {
        instant: 'least(s.latest_at, CAST($to AS DATE) + INTERVAL 1 DAY)',
        day: 'least(CAST(s.latest_at AS DATE), CAST($to AS DATE))',
      };

/** The age of an open case. All that are older than any case was when it was closed weigh the same in every curve. */
const ageSql = (day: string, held: Held, needs: TimingNeeds): string => {
  if (!needs.days && !needs.ages) return '0';
  const age = `greatest(0, date_diff('day', f."on", ${day}))`;
  return needs.ages || held.longestClose === null ? age : `least(${age}, ${held.longestClose + 1})`;
};

interface Statement {
  readonly sql: string;
  readonly values: Readonly<Record<string, Bound>>;
}

const overRows = (session: Reader, selection: Selection, needs: TimingNeeds): Statement => {
  const over = scan(session.held, selection, 'case_fact', null);
  const { instant, day } = asOfSql(selection.period.to);
  const byThen = selection.period.to === null ? '' : ' AND f.closed_at < CAST($to AS DATE) + INTERVAL 1 DAY';
  const closed = `(f.days IS NOT NULL${byThen})`;
  const columns = [
    `${closed} AS is_closed`,
    `CASE WHEN ${closed} THEN ${needs.days ? 'f.days' : '0'} ELSE ${ageSql(day, session.held, needs)} END AS days`,
    'CAST(count(*) AS DOUBLE) AS n',
    `count(*) FILTER (WHERE ${closed} AND f.closed_at <= f.due_at) AS n_on_time`,
    `count(*) FILTER (WHERE ${closed} AND f.due_at IS NOT NULL) AS n_due_closed`,
    `count(*) FILTER (WHERE NOT ${closed} AND f.due_at < ${instant}) AS n_overdue`,
  ];
  return {
    sql: selectSql(over, columns, STATE_JOIN, ['f.is_demand', `f.state <> 'invalid'`]),
    values: over.values,
  };
};

const chooseGrains = (session: Reader, selection: Selection): TimingGrains | null => {
  const { lastCaseDay } = session.held;
  const { to } = selection.period;
  const inPast = to !== null && lastCaseDay !== null && to < lastCaseDay;
  if (inPast && !isMonthEnd(to)) return null;
  const choose = (key: string) =>
    chooseGrain(session.held, selection, 'case_fact', 'n', ({ keys }) => key in keys);
  const [close, open] = [choose('days'), choose('due_mark')];
  return close && open ? { close, open, inPast } : null;
};

/**
 * The same from rollups: those closed by then, and those still open then. At the end of a month in the past that is
 * known from the month in which a case was closed.
 */
const overRollups = (
  session: Reader,
  selection: Selection,
  needs: TimingNeeds,
  { close, open: openGrain, inPast }: TimingGrains,
): Statement => {
  const { to } = selection.period;
  const closed = scan(session.held, selection, 'case_fact', close);
  const open = scan(session.held, selection, 'case_fact', openGrain);
  const { instant, day } = asOfSql(to);
  const closedSql = selectSql(
    closed,
    [
      'true AS is_closed',
      needs.days ? 'f.days AS days' : '0 AS days',
      'CAST(sum(f.n) AS DOUBLE) AS n',
      'CAST(coalesce(sum(f.n) FILTER (WHERE f.is_punctual), 0) AS BIGINT) AS n_on_time',
      'CAST(coalesce(sum(f.n) FILTER (WHERE f.is_punctual IS NOT NULL), 0) AS BIGINT) AS n_due_closed',
      'CAST(0 AS BIGINT) AS n_overdue',
    ],
    '',
    inPast ? ['f.closed_month <= CAST($to AS DATE)'] : [],
  );
  const openSql = selectSql(
    open,
    [
      'false AS is_closed',
      `${ageSql(day, session.held, needs)} AS days`,
      'CAST(sum(f.n) AS DOUBLE) AS n',
      'CAST(0 AS BIGINT) AS n_on_time',
      'CAST(0 AS BIGINT) AS n_due_closed',
      `CAST(coalesce(sum(f.n) FILTER (WHERE f.due_mark < ${instant}), 0) AS BIGINT) AS n_overdue`,
    ],
    STATE_JOIN,
    [inPast ? '(f.closed_month IS NULL OR f.closed_month > CAST($to AS DATE))' : 'f.closed_month IS NULL'],
  );
  return { sql: `${closedSql} UNION ALL ${openSql}`, values: { ...closed.values, ...open.values } };
};

/** One row for the closed and one for the open cases of a group, with the days and how many of each as lists. */
const gathered = (selection: Selection, sql: string): string => {
  const dimensions = selection.by.map((_, i) => `d${i}, `).join('');
  const sums = ['n_on_time', 'n_due_closed', 'n_overdue'].map(
    (name) => `CAST(sum(${name}) AS DOUBLE) AS ${name}`,
  );
  return `SELECT ${dimensions}is_closed, list(days) AS days, list(n) AS ns, ${sums.join(', ')} FROM (${sql}) GROUP BY ALL`;
};

/** Time to close as of the latest timestamp of each source, at most the end of the period. */
export const fetchTimingCells = async (
  session: Reader,
  selection: Selection,
  needs: TimingNeeds,
): Promise<Fetched<TimingCells>> => {
  const grains = chooseGrains(session, selection);
  const stored = grains && (await fetchStoredTiming(session, selection, needs, grains));
  if (stored) return stored;
  const { sql, values } = grains
    ? overRollups(session, selection, needs, grains)
    : overRows(session, selection, needs);
  const groups: Fetched<TimingCells>['groups'] = new Map();
  collect(
    groups,
    await session.rows<Row>(gathered(selection, sql), values),
    selection,
    emptyTimingCells,
    addTiming,
  );
  return { source: grains ? 'rollup' : 'rows', groups: prune(groups, isEmptyTimingCells) };
};
