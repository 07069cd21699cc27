import { columnAt, csvSource } from '../load/csv-source.ts';
import type { ColumnHeader, Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';
import type { ColumnType, DateOrder, ProfiledColumn } from './column-profile.ts';
import { formatsForShape } from './date-format.ts';

const FEW = 50;
const SAMPLE_ROWS = 50_000;

interface Counted {
  readonly value: string;
  readonly n: number;
}

/**
 * Profiles every column.
 * @param whole count nulls and distinct values over all rows; otherwise over the first 50,000. The order of day and
 *   month is always inferred from the whole column.
 */
export const profileTable = async (
  session: Session,
  table: Table,
  { whole }: { whole: boolean },
): Promise<ProfiledColumn[]> => {
  const source = csvSource(table);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE profiled AS SELECT * FROM ${source.from} ${whole ? '' : `LIMIT ${SAMPLE_ROWS}`}`,
    source.values,
  );
  try {
    const profiles: ProfiledColumn[] = [];
    for (const column of table.columns) profiles.push(await profileColumn(session, table, column));
    return profiles;
  } finally {
    await session.run('DROP TABLE IF EXISTS profiled');
  }
};

const profileColumn = async (
  session: Session,
  table: Table,
  column: ColumnHeader,
): Promise<ProfiledColumn> => {
  const name = columnAt(column.index);
  const [counts] = await session.rows<{ n: number; n_null: number; n_distinct: number }>(
    `SELECT count(*) AS n, count(*) FILTER (WHERE ${name} IS NULL OR trim(${name}) = '') AS n_null,
       count(DISTINCT nullif(trim(${name}), '')) AS n_distinct FROM profiled`,
  );
  const { n, n_null, n_distinct } = counts ?? { n: 0, n_null: 0, n_distinct: 0 };
  const top = await session.rows<Counted>(
    `SELECT trim(${name}) AS value, count(*) AS n FROM profiled WHERE trim(${name}) <> ''
     GROUP BY ALL ORDER BY n DESC, value LIMIT ${FEW + 1}`,
  );
  const parts = await readParts(session, name, top);
  const base = {
    ...column,
    ...(parts ? { parts } : {}),
    n_null,
    n_distinct,
    examples: top.slice(0, 5).map((row) => row.value),
    values: n_distinct <= FEW ? top : null,
  };
  const dates = await readDates(session, table, column, top);
  if (dates) return { ...base, type: 'timestamp', date_order: dates.order, date_formats: dates.formats };
  return { ...base, type: guessType(top, n - n_null, n_distinct), date_order: null, date_formats: [] };
};

/** Separators that only list options and never stand in a sentence. */
const LISTING = ['┋', ';'];

/** The distinct options of a column whose cells list several, most frequent first; null for other columns. */
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
  return parts.length <= FEW + 10 ? parts : null;
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

/** The formats and order of a column of dates; null when it is something else. */
const readDates = async (
  session: Session,
  table: Table,
  column: ColumnHeader,
  top: readonly Counted[],
): Promise<{ order: DateOrder | 'ambiguous'; formats: string[] } | null> => {
  if (!top.some((row) => formatsForShape(row.value.replace(/\d/g, '9')))) return null;
  const name = columnAt(column.index);
  const shapes = await session.rows<{ shape: string; n: number }>(
    `SELECT upper(regexp_replace(trim(${name}), '[0-9]', '9', 'g')) AS shape, count(*) AS n FROM profiled
     WHERE trim(${name}) <> '' GROUP BY ALL ORDER BY n DESC LIMIT 200`,
  );
  const known = shapes.flatMap((row) => {
    const formats = formatsForShape(row.shape);
    return formats ? [{ formats, n: row.n }] : [];
  });
  const nKnown = known.reduce((sum, row) => sum + row.n, 0);
  const nAll = shapes.reduce((sum, row) => sum + row.n, 0);
  if (nKnown < 0.6 * nAll) return null;
  const open = known.some((row) => row.formats.mdy);
  const order = open ? await readOrder(session, table, column) : 'ymd';
  const formats = known.flatMap((row) => {
    const chosen = row.formats.ymd ?? (order === 'ambiguous' ? undefined : row.formats[order]);
    return chosen ? [chosen] : order === 'ambiguous' ? [row.formats.mdy as string] : [];
  });
  return { order, formats: [...new Set(formats)] };
};

/** Day first or month first, from every value of the column: whichever of the first two numbers passes 12. */
const readOrder = async (
  session: Session,
  table: Table,
  column: ColumnHeader,
): Promise<DateOrder | 'ambiguous'> => {
  const source = csvSource(table);
  const name = columnAt(column.index);
  const part = (group: number): string =>
    `TRY_CAST(regexp_extract(${name}, '^\\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]', ${group}) AS INTEGER)`;
  const [high] = await session.rows<{ first: number; second: number }>(
    `SELECT count(*) FILTER (WHERE a > 12) AS first, count(*) FILTER (WHERE b > 12) AS second
     FROM (SELECT ${part(1)} AS a, ${part(2)} AS b FROM ${source.from})`,
    source.values,
  );
  const { first, second } = high ?? { first: 0, second: 0 };
  if (first === 0 && second === 0) return 'ambiguous';
  return first > second ? 'dmy' : 'mdy';
};
