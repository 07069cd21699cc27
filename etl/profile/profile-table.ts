import { redactText } from '../clean/redact.ts';
import { trimSql } from '../load/cells.ts';
import { columnAt, csvSource } from '../load/csv-source.ts';
import type { ColumnHeader, Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';
import type { ColumnType, DateOrder, ProfiledColumn } from './column-profile.ts';
import { formatsForShape } from './date-format.ts';
import { presumeDateOrders, readDateOrders } from './date-orders.ts';

const FEW = 50;
const SAMPLE_ROWS = 20_000;

interface Counted {
  readonly value: string;
  readonly n: number;
}

/**
 * Profiles every column.
 * @param whole count nulls and distinct values over all rows; otherwise over the first 20,000.
 * @param orders where day or month first is inferred from: every value, or the sample where all of it speaks for one
 *   order. Such an order stands only as long as no date behind the sample fails to be read with it.
 */
export const profileTable = async (
  session: Session,
  table: Table,
  { whole, orders: from = 'all' }: { whole: boolean; orders?: 'all' | 'sample' },
): Promise<ProfiledColumn[]> => {
  const source = csvSource(table);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE profiled AS
     SELECT ${table.columns.map(({ index }) => `${trimSql(columnAt(index))} AS ${columnAt(index)}`).join(', ')}
     FROM (FROM ${source.from} ${whole ? '' : `LIMIT ${SAMPLE_ROWS}`})`,
    source.values,
  );
  try {
    const drafts: ColumnDraft[] = [];
    for (const column of table.columns) drafts.push(await profileColumn(session, column));
    const open = drafts.filter(({ dates }) => dates?.some(({ mdy }) => mdy !== undefined));
    const columns = open.map(({ profile }) => profile);
    const presumed =
      from === 'sample' ? await presumeDateOrders(session, { from: 'profiled', values: {} }, columns) : null;
    const orders = new Map([
      ...(presumed ?? []),
      ...(await readDateOrders(
        session,
        table,
        columns.filter(({ index }) => !presumed?.has(index)),
      )),
    ]);
    return drafts.map(({ profile, dates }) =>
      settleDates(profile, dates, orders.get(profile.index) ?? 'ymd'),
    );
  } finally {
    await session.run('DROP TABLE IF EXISTS profiled');
  }
};

type Formats = NonNullable<ReturnType<typeof formatsForShape>>;

/** A profile but for the order of its dates. */
interface ColumnDraft {
  readonly profile: ProfiledColumn;
  /** For a column of dates: the patterns of each shape, most frequent first. */
  readonly dates: readonly Formats[] | null;
}

const profileColumn = async (session: Session, column: ColumnHeader): Promise<ColumnDraft> => {
  const name = columnAt(column.index);
  const [counts] = await session.rows<{ n: number; n_null: number }>(
    `SELECT count(*) AS n, count(*) - count(${name}) AS n_null FROM profiled`,
  );
  const { n, n_null } = counts ?? { n: 0, n_null: 0 };
  const counted = await session.rows<Counted & { n_distinct: number }>(
    `SELECT value, n, n_distinct FROM (
       SELECT *, count(*) OVER () AS n_distinct
       FROM (SELECT ${name} AS value, count(*) AS n FROM profiled WHERE ${name} IS NOT NULL GROUP BY 1))
     ORDER BY n DESC, value LIMIT ${FEW + 1}`,
  );
  const n_distinct = counted[0]?.n_distinct ?? 0;
  const top = counted.map(({ value, n: times }): Counted => ({ value, n: times }));
  const parts = await readParts(session, name, top);
  const base = {
    ...column,
    ...(parts ? { parts } : {}),
    n_null,
    n_distinct,
    examples: top.slice(0, 5).map((row) => row.value),
    sample: top.map((row) => row.value),
    values: n_distinct <= FEW ? top : null,
  };
  const dates = await readDates(session, column, top);
  const type = dates ? 'timestamp' : guessType(top, n - n_null, n_distinct);
  return { profile: { ...base, type, date_order: null, date_formats: [] }, dates };
};

/** The patterns of a column of dates in its order; where that is open, month first stands in. */
const settleDates = (
  profile: ProfiledColumn,
  dates: ColumnDraft['dates'],
  order: DateOrder | 'ambiguous',
): ProfiledColumn => {
  if (!dates) return profile;
  const formats = dates.flatMap((each) => each.ymd ?? each[order === 'ambiguous' ? 'mdy' : order] ?? []);
  return { ...profile, date_order: order, date_formats: [...new Set(formats)] };
};

/** Separators that only list options and never stand in a sentence. */
const LISTING = ['┋', ';'];

/**
 * The distinct options of a column whose cells list several, most frequent first; null for other columns. What holds
 * personal data is what somebody typed, not an option.
 */
const readParts = async (
  session: Session,
  name: string,
  top: readonly Counted[],
): Promise<Counted[] | null> => {
  const separator = LISTING.find(
    (each) => top.filter((row) => row.value.includes(each)).length >= 0.2 * top.length,
  );
  if (top.length === 0 || separator === undefined) return null;
  const parts = await session.rows<Counted>(
    `SELECT part AS value, count(*) AS n FROM (
       SELECT trim(regexp_replace(unnest(string_split(${name}, $separator)), '〖.*〗$', '')) AS part FROM profiled)
     WHERE part <> '' GROUP BY part ORDER BY n DESC, part LIMIT ${FEW + 11}`,
    { separator },
  );
  const isOption = ({ value }: Counted): boolean => redactText(value) === value;
  return parts.length <= FEW + 10 ? parts.filter(isOption) : null;
};

const NUMBER = /^[+-]?(\d+|\d{1,3}([ ,.]\d{3})+)([.,]\d+)?$/;
const BOOLEANS = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否']);

const guessType = (top: readonly Counted[], nFilled: number, nDistinct: number): ColumnType => {
  if (top.length === 0) return 'empty';
  if (top.every((row) => BOOLEANS.has(row.value.toLowerCase()))) return 'boolean';
  const identifying = nFilled > 20 && nDistinct / nFilled > 0.95;
  if (top.every((row) => NUMBER.test(row.value)))
    return identifying && top.every((row) => /^\d{5,}$|^0\d+$/.test(row.value)) ? 'identifier' : 'number';
  if (identifying && top.every((row) => /^[\w-]{4,40}$/.test(row.value))) return 'identifier';
  return nDistinct <= Math.max(FEW, nFilled / 20) ? 'category' : 'text';
};

/** The patterns of each shape of a column of dates; null when it is something else. */
const readDates = async (
  session: Session,
  column: ColumnHeader,
  top: readonly Counted[],
): Promise<Formats[] | null> => {
  if (!top.some((row) => formatsForShape(row.value.replace(/\d/g, '9')))) return null;
  const name = columnAt(column.index);
  const shapes = await session.rows<{ shape: string; n: number }>(
    `SELECT upper(translate(${name}, '012345678', '999999999')) AS shape, count(*) AS n FROM profiled
     WHERE ${name} IS NOT NULL GROUP BY ALL ORDER BY n DESC LIMIT 200`,
  );
  const known = shapes.flatMap((row) => {
    const formats = formatsForShape(row.shape);
    return formats ? [{ formats, n: row.n }] : [];
  });
  const nKnown = known.reduce((sum, row) => sum + row.n, 0);
  const nAll = shapes.reduce((sum, row) => sum + row.n, 0);
  return nKnown < 0.6 * nAll ? null : known.map(({ formats }) => formats);
};
