import type { Grain } from '../../../etl/model/rollup.ts';
import type { NumberColumns, Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import type { Held } from '../held.ts';
import { cellKeys, cellOrder, MOST_CELLS, type CellKeys } from './cell-table.ts';
import { codeDimensions } from './code-dimensions.ts';
import { columnOf, type Coding } from './code-members.ts';

/** Closed cases, cells as coarse as the questions they answer. */
export interface ClosedTable extends CellKeys {
  readonly n: Float64Array;
  /** Whole days to the closing; 0 where they were not asked for. */
  readonly days: Int32Array;
  /** The most of them. */
  readonly longest: number;
  /** First of the month of the closing, in days since 1970. */
  readonly closedMonth: Int32Array;
  /** 1 closed by the due date, 0 after it, −1 without one. */
  readonly isPunctual: Int8Array;
}

/** Cases that stayed open past the month of their opening, or are open still. */
export interface OpenTable extends CellKeys {
  /** The earliest day of any cell. */
  readonly first: number;
  readonly n: Float64Array;
  /** First of the month of the closing in days since 1970; `STILL_OPEN` without one. */
  readonly closedMonth: Int32Array;
  /** First of the month of the due date in days since 1970; `NEVER` without one. */
  readonly dueMonth: Int32Array;
  /** 1 where the due date had passed at the latest instant of the source. */
  readonly isOverdue: Uint8Array;
}

export const STILL_OPEN = 2 ** 31 - 1;
export const NEVER = 2 ** 31 - 1;

/** What a table of time to close is made for. */
export interface TimingShape {
  readonly grain: Grain;
  /** The dimensions that are kept apart; the source always is. */
  readonly dimensions: readonly GroupDimension[];
  /** Whether cells know days, or only months. */
  readonly days: boolean;
}

const daySql = (expression: string): string =>
  `CAST(date_diff('day', DATE '1970-01-01', ${expression}) AS INTEGER)`;

const readCells = (
  session: Session,
  coding: Coding,
  on: string,
  columns: readonly string[],
  join = '',
): Promise<NumberColumns> =>
  session.numberColumns(
    `SELECT ${[`${daySql(on)} AS "on"`, 'CAST(f.is_assessed AS INTEGER) AS is_assessed', ...coding.columns, ...columns].join(', ')},
       CAST(sum(f.n) AS DOUBLE) AS n
     FROM ${coding.from} ${join} GROUP BY ALL HAVING sum(f.n) <> 0 ${cellOrder(coding)}`,
    coding.values,
  );

/** Reads closed cases by month of opening, days and month of closing. */
export const loadClosedTable = async (
  session: Session,
  { grain, dimensions, days }: TimingShape,
  held: Held,
): Promise<ClosedTable | null> => {
  const coding = await codeDimensions(session, grain.table, 'case', dimensions, held);
  const read = await readCells(session, coding, 'f."on"', [
    ...(days ? ['f.days AS days'] : []),
    `${daySql('f.closed_month')} AS closed_month`,
    'coalesce(CAST(f.is_punctual AS INTEGER), -1) AS is_punctual',
  ]);
  if (read.rowCount > MOST_CELLS) return null;
  const closedAfter = days ? Int32Array.from(columnOf(read, 'days')) : new Int32Array(read.rowCount);
  return {
    ...cellKeys(read, coding),
    n: columnOf(read, 'n'),
    days: closedAfter,
    longest: closedAfter.reduce((most, each) => Math.max(most, each), 0),
    closedMonth: Int32Array.from(columnOf(read, 'closed_month')),
    isPunctual: Int8Array.from(columnOf(read, 'is_punctual')),
  };
};

/**
 * Reads open cases by day (or month) of opening. At the end of a month whether a case is overdue follows from the month
 * of its due date, and at the latest instant of its source from having passed it: two numbers in place of an instant.
 */
export const loadOpenTable = async (
  session: Session,
  { grain, dimensions, days }: TimingShape,
  held: Held,
): Promise<OpenTable | null> => {
  const coding = await codeDimensions(session, grain.table, 'case', dimensions, held);
  const read = await readCells(
    session,
    coding,
    days ? 'f."on"' : `date_trunc('month', f."on")`,
    [
      `coalesce(${daySql('f.closed_month')}, ${STILL_OPEN}) AS closed_month`,
      `coalesce(${daySql(`date_trunc('month', f.due_mark)`)}, ${NEVER}) AS due_month`,
      'CAST(coalesce(f.due_mark < s.latest_at, false) AS INTEGER) AS is_overdue',
    ],
    `JOIN source_state s ON s.source = f.source AND s.kind = 'complaints'`,
  );
  if (read.rowCount > MOST_CELLS) return null;
  const cells = cellKeys(read, coding);
  return {
    ...cells,
    first: cells.on.reduce((least, day) => Math.min(least, day), cells.on[0] ?? 0),
    n: columnOf(read, 'n'),
    closedMonth: Int32Array.from(columnOf(read, 'closed_month')),
    dueMonth: Int32Array.from(columnOf(read, 'due_month')),
    isOverdue: Uint8Array.from(columnOf(read, 'is_overdue')),
  };
};

/** The day of the latest news of each complaint source, in days since 1970. */
export const readLatest = async (session: Session): Promise<ReadonlyMap<string, number>> => {
  const rows = await session.rows<{ source: string; day: number }>(
    `SELECT source, ${daySql('CAST(latest_at AS DATE)')} AS day FROM source_state WHERE kind = 'complaints'`,
  );
  return new Map(rows.map(({ source, day }) => [source, day]));
};
