import { columnAt, csvSource, type RowSource } from '../load/csv-source.ts';
import type { ColumnHeader, Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';
import type { ColumnProfile, DateOrder } from './column-profile.ts';

/** Longest start of a date that tells both of its first numbers: `12/31/2`. */
const HEAD = 7;

/** The start of a cell; leading spaces are rare and looked at only where they stand. */
const headSql = (index: number): string => {
  const cell = columnAt(index);
  return `left(CASE WHEN ${cell} < '!' THEN ltrim(${cell}) ELSE ${cell} END, ${HEAD}) AS h${index}`;
};

const part = (group: 1 | 2): string =>
  `TRY_CAST(regexp_extract(head, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]', ${group}) AS INTEGER)`;

/** How many values of a column have a first and a second number beyond 12. */
interface Beyond {
  readonly place: number;
  readonly first: number;
  readonly second: number;
}

/** One pass over the rows for all columns, since the starts of dates are few. */
const countBeyond = async (
  session: Session,
  source: RowSource,
  columns: readonly ColumnHeader[],
): Promise<Beyond[]> => {
  if (columns.length === 0) return [];
  const heads = columns.map(({ index }) => `h${index}`);
  return session.rows<Beyond>(
    `SELECT place, CAST(coalesce(sum(n) FILTER (WHERE ${part(1)} > 12), 0) AS DOUBLE) AS first,
       CAST(coalesce(sum(n) FILTER (WHERE ${part(2)} > 12), 0) AS DOUBLE) AS second
     FROM (SELECT CASE ${columns.map(({ index }) => `WHEN grouping(h${index}) = 0 THEN ${index}`).join(' ')} END AS place,
         coalesce(${heads.join(', ')}) AS head, count(*) AS n
       FROM (SELECT ${columns.map(({ index }) => headSql(index)).join(', ')} FROM ${source.from})
       GROUP BY GROUPING SETS (${heads.map((head) => `(${head})`).join(', ')}))
     GROUP BY place`,
    source.values,
  );
};

const orderOf = ({ first, second }: Beyond): DateOrder | 'ambiguous' => {
  if (first === 0 && second === 0) return 'ambiguous';
  return first > second ? 'dmy' : 'mdy';
};

export type DateOrders = ReadonlyMap<number, DateOrder | 'ambiguous'>;

/**
 * Day first or month first for columns whose dates end in their year, from every value of each: whichever of the first
 * two numbers passes 12.
 * @returns by the index of the column.
 */
export const readDateOrders = async (
  session: Session,
  table: Table,
  columns: readonly ColumnHeader[],
): Promise<DateOrders> =>
  new Map(
    (await countBeyond(session, csvSource(table), columns)).map((beyond) => [beyond.place, orderOf(beyond)]),
  );

/** The same from a sample, for the columns whose values in it all speak for one order; see `holdDateOrders`. */
export const presumeDateOrders = async (
  session: Session,
  sample: RowSource,
  columns: readonly ColumnHeader[],
): Promise<DateOrders> =>
  new Map(
    (await countBeyond(session, sample, columns))
      .filter(({ first, second }) => (first === 0) !== (second === 0))
      .map((beyond) => [beyond.place, orderOf(beyond)]),
  );

/** Whether every value of the columns gives the order their profile has. */
export const holdDateOrders = async (
  session: Session,
  table: Table,
  profiles: readonly ColumnProfile[],
): Promise<boolean> => {
  const open = profiles.filter(({ date_order }) => date_order === 'dmy' || date_order === 'mdy');
  const orders = await readDateOrders(session, table, open);
  return open.every(({ index, date_order }) => orders.get(index) === date_order);
};
