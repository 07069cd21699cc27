import { CASE_COUNTS, type CaseCount } from '../../etl/model/rollup.ts';
import type { Bound, Session } from '../../etl/warehouse/session.ts';
import {
  addTimingCells,
  emptyCaseCells,
  emptyTimingCells,
  isEmptyCaseCells,
  isEmptyTimingCells,
  type CaseCells,
  type TimingCells,
} from './cells.ts';
import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';

/** Counts of cases. */
export const fetchCaseCells = async (session: Session, selection: Selection): Promise<Fetched<CaseCells>> => {
  const grain = chooseGrain(selection, 'case_fact', 'counts');
  const over = scan(selection, 'case_fact', grain);
  const columns = (Object.entries(CASE_COUNTS) as [CaseCount, string][]).map(([name, condition]) =>
    grain ? `sum(f.${name}) AS ${name}` : `count(*) FILTER (WHERE ${condition}) AS ${name}`,
  );
  const groups: Fetched<CaseCells>['groups'] = new Map();
  collect(
    groups,
    await session.rows<Row>(selectSql(over, columns), over.values),
    selection,
    emptyCaseCells,
    (cells, row) => {
      for (const name of Object.keys(CASE_COUNTS) as CaseCount[]) cells[name] += num(row, name);
    },
  );
  return { source: over.source, groups: prune(groups, isEmptyCaseCells) };
};

const STATE_JOIN = `JOIN source_state s ON s.source = f.source AND s.kind = 'complaints'`;

const addTiming = (cells: TimingCells, row: Row): void => {
  const days = new Map([[num(row, 'days'), num(row, 'n')]]);
  addTimingCells(cells, {
    closed: row['is_closed'] === true ? days : new Map(),
    open: row['is_closed'] === false ? days : new Map(),
    nOnTime: num(row, 'n_on_time'),
    nDueClosed: num(row, 'n_due_closed'),
    nOverdue: num(row, 'n_overdue'),
  });
};

/**
 * Time to close as of the latest timestamp of each source, at most the end of the period. Earlier than the data reach
 * only the rows know what was still open.
 */
export const fetchTimingCells = async (
  session: Session,
  selection: Selection,
  lastDay: string | null,
): Promise<Fetched<TimingCells>> => {
  const { to } = selection.period;
  const inPast = to !== null && lastDay !== null && to < lastDay;
  const closeGrain = inPast
    ? null
    : chooseGrain(selection, 'case_fact', 'n', (grain) => 'days' in grain.keys);
  const openGrain = inPast
    ? null
    : chooseGrain(selection, 'case_fact', 'n', (grain) => 'due_at' in grain.keys);
  const dueGrain = inPast ? null : chooseGrain(selection, 'case_fact', 'counts');
  const groups: Fetched<TimingCells>['groups'] = new Map();
  const read = async (sql: string, values: Readonly<Record<string, Bound>>): Promise<void> =>
    collect(groups, await session.rows<Row>(sql, values), selection, emptyTimingCells, addTiming);

  if (closeGrain && openGrain && dueGrain) {
    const closed = scan(selection, 'case_fact', closeGrain);
    await read(selectSql(closed, ['f.days AS days', 'true AS is_closed', 'sum(f.n) AS n']), closed.values);
    const open = scan(selection, 'case_fact', openGrain);
    await read(
      selectSql(
        open,
        [
          `greatest(0, date_diff('day', f."on", CAST(s.latest_at AS DATE))) AS days`,
          'false AS is_closed',
          'sum(f.n) AS n',
          'coalesce(sum(f.n) FILTER (WHERE f.due_at < s.latest_at), 0) AS n_overdue',
        ],
        STATE_JOIN,
      ),
      open.values,
    );
    const due = scan(selection, 'case_fact', dueGrain);
    await read(
      selectSql(due, [
        'sum(f.n_on_time) AS n_on_time',
        'sum(f.n_due_closed) AS n_due_closed',
        'NULL AS is_closed',
      ]),
      due.values,
    );
    return { source: 'rollup', groups: prune(groups, isEmptyTimingCells) };
  }

  const over = scan(selection, 'case_fact', null);
  const asOf = to === null ? 's.latest_at' : 'least(s.latest_at, CAST($to AS DATE) + INTERVAL 1 DAY)';
  const asOfDay =
    to === null ? 'CAST(s.latest_at AS DATE)' : 'least(CAST(s.latest_at AS DATE), CAST($to AS DATE))';
  const closed = `(f.days IS NOT NULL AND f.closed_at <= ${asOf})`;
  await read(
    selectSql(
      over,
      [
        `${closed} AS is_closed`,
        `CASE WHEN ${closed} THEN f.days ELSE greatest(0, date_diff('day', f."on", ${asOfDay})) END AS days`,
        'count(*) AS n',
        `count(*) FILTER (WHERE ${closed} AND f.closed_at <= f.due_at) AS n_on_time`,
        `count(*) FILTER (WHERE ${closed} AND f.due_at IS NOT NULL) AS n_due_closed`,
        `count(*) FILTER (WHERE NOT ${closed} AND f.due_at < ${asOf}) AS n_overdue`,
      ],
      STATE_JOIN,
      ['f.is_demand', `f.state <> 'invalid'`],
    ),
    over.values,
  );
  return { source: 'rows', groups: prune(groups, isEmptyTimingCells) };
};
