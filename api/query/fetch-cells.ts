import { CASE_COUNTS, type CaseCount } from '../../etl/model/rollup.ts';
import type { Bound, Session } from '../../etl/warehouse/session.ts';
import {
  addTimingCells,
  emptyCaseCells,
  emptyRatingCells,
  emptyTimingCells,
  isEmptyCaseCells,
  isEmptyRatingCells,
  isEmptyTimingCells,
  type CaseCells,
  type Members,
  type RatingCells,
  type TimingCells,
} from './cells.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';

/** Cells per group, with where they were read. */
export interface Fetched<Cells> {
  readonly source: 'rollup' | 'rows';
  readonly groups: Map<string, { members: Members; cells: Cells }>;
}

type Row = Record<string, unknown>;

const membersOf = (row: Row, selection: Selection): Members =>
  Object.fromEntries(
    selection.by.map((dimension, i) => [dimension, (row[`d${i}`] ?? null) as string | null]),
  );

/** One text for the members of a group, equal for equal members. */
export const groupKey = (members: Members, by: Selection['by']): string =>
  JSON.stringify(by.map((dimension) => members[dimension] ?? null));

const collect = <Cells>(
  into: Fetched<Cells>['groups'],
  rows: readonly Row[],
  selection: Selection,
  empty: () => Cells,
  add: (cells: Cells, row: Row) => void,
): void => {
  for (const row of rows) {
    const members = membersOf(row, selection);
    const key = groupKey(members, selection.by);
    let group = into.get(key);
    if (!group) into.set(key, (group = { members, cells: empty() }));
    add(group.cells, row);
  }
};

/** Leaves out groups of which nothing is left. */
const prune = <Cells>(
  groups: Fetched<Cells>['groups'],
  isEmpty: (cells: Cells) => boolean,
): Fetched<Cells>['groups'] => {
  for (const [key, group] of groups) if (isEmpty(group.cells)) groups.delete(key);
  return groups;
};

const num = (row: Row, name: string): number => Number(row[name] ?? 0);

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

/** Which rated answers a question is about. */
export interface RatingChoice {
  readonly kind: 'survey' | 'complaints' | null;
  /** Instruments to read; null for all of them. */
  readonly instruments: readonly string[] | null;
}

const choiceSql = (choice: RatingChoice): { conditions: string[]; values: Record<string, Bound> } => ({
  conditions: [
    ...(choice.kind ? ['f.kind = $kind'] : []),
    ...(choice.instruments ? ['list_contains($instruments, f.instrument)'] : []),
  ],
  values: {
    ...(choice.kind ? { kind: choice.kind } : {}),
    ...(choice.instruments ? { instruments: [...choice.instruments] } : {}),
  },
});

const addRating =
  (weighted: boolean) =>
  (cells: RatingCells, row: Row): void => {
    const n = num(row, 'n');
    if (row['point'] === null || row['point'] === undefined) {
      const code = String(row['code']);
      cells.missing.set(code, (cells.missing.get(code) ?? 0) + n);
      return;
    }
    const point = Number(row['point']);
    const instrument = String(row['instrument']);
    const key = `${instrument} ${point}`;
    const held = cells.rated.get(key) ?? { instrument, point, score: num(row, 'score'), n: 0, w: 0, w2: 0 };
    held.n += n;
    held.w += weighted ? num(row, 'w') : n;
    held.w2 += weighted ? num(row, 'w2') : n;
    cells.rated.set(key, held);
  };

const INSTRUMENT_JOIN = 'JOIN instrument i ON i.instrument = f.instrument';
const SCORE = '100 * (f.point - i.min_point) / (i.max_point - i.min_point)';

/** Rated answers by instrument and scale point. */
export const fetchRatingCells = async (
  session: Session,
  selection: Selection,
  choice: RatingChoice,
  weighted: boolean,
): Promise<Fetched<RatingCells>> => {
  const grain = chooseGrain(selection, 'rating_fact', 'sums');
  const over = scan(selection, 'rating_fact', grain);
  const { conditions, values } = choiceSql(choice);
  const sums = grain
    ? ['sum(f.n) AS n', 'sum(f.w) AS w', 'sum(f.w2) AS w2']
    : ['count(*) AS n', 'sum(f.weight) AS w', 'sum(CAST(f.weight * f.weight AS DECIMAL(38,12))) AS w2'];
  const groups: Fetched<RatingCells>['groups'] = new Map();
  const rows = await session.rows<Row>(
    selectSql(
      over,
      ['f.instrument AS instrument', 'f.point AS point', 'f.code AS code', `${SCORE} AS score`, ...sums],
      INSTRUMENT_JOIN,
      conditions,
    ),
    { ...over.values, ...values },
  );
  collect(groups, rows, selection, emptyRatingCells, addRating(weighted));
  return { source: over.source, groups: prune(groups, isEmptyRatingCells) };
};

/** Each respondent's mean over the items of a sense; only the rows know who answered what. */
export const fetchSenseCells = async (
  session: Session,
  selection: Selection,
  sense: string,
  weighted: boolean,
): Promise<Fetched<RatingCells>> => {
  const over = scan(selection, 'rating_fact', null);
  const perRespondent = selectSql(
    over,
    [
      'f.import_id AS import_id',
      'f.line AS line',
      'any_value(f.weight) AS weight',
      `round(avg(${SCORE}), 9) AS score`,
    ],
    INSTRUMENT_JOIN,
    ['i.sense = $sense', `f.kind = 'survey'`, 'f.point IS NOT NULL'],
  );
  const names = selection.by.map((_, i) => `d${i}`);
  const rows = await session.rows<Row>(
    `SELECT ${[...names, 'score', 'weight'].join(', ')}, score AS point, '' AS instrument, count(*) AS n, sum(weight) AS w,
       sum(CAST(weight * weight AS DECIMAL(38,12))) AS w2
     FROM (${perRespondent}) GROUP BY ALL`,
    { ...over.values, sense },
  );
  const groups: Fetched<RatingCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyRatingCells, addRating(weighted));
  return { source: 'rows', groups };
};
