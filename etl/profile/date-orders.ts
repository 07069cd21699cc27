import { columnAt, csvSource } from '../load/csv-source.ts';
import type { ColumnHeader, Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';
import type { DateOrder } from './column-profile.ts';

/** Longest start of a date that tells both of its first numbers: `12/31/2`. */
const HEAD = 7;

/** The start of a cell; leading spaces are rare and looked at only where they stand. */
const headSql = (index: number): string => {
  const cell = columnAt(index);
  return `left(CASE WHEN ${cell} < '!' THEN ltrim(${cell}) ELSE ${cell} END, ${HEAD}) AS h${index}`;
};

const part = (group: 1 | 2): string =>
  `TRY_CAST(regexp_extract(head, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-][0-9]', ${group}) AS INTEGER)`;

/**
 * Day first or month first for columns whose dates end in their year, from every value of each: whichever of the first
 * two numbers passes 12. One pass over the file for all columns, since the starts of dates are few.
 * @returns by the index of the column.
 */
export const readDateOrders = async (
  session: Session,
  table: Table,
  columns: readonly ColumnHeader[],
): Promise<ReadonlyMap<number, DateOrder | 'ambiguous'>> => {
  if (columns.length === 0) return new Map();
  const source = csvSource(table);
  const heads = columns.map(({ index }) => `h${index}`);
  const counts = await session.rows<{ place: number; first: number; second: number }>(
    `SELECT place, coalesce(sum(n) FILTER (WHERE ${part(1)} > 12), 0) AS first, coalesce(sum(n) FILTER (WHERE ${part(2)} > 12), 0) AS second
     FROM (SELECT CASE ${columns.map(({ index }) => `WHEN grouping(h${index}) = 0 THEN ${index}`).join(' ')} END AS place,
         coalesce(${heads.join(', ')}) AS head, count(*) AS n
       FROM (SELECT ${columns.map(({ index }) => headSql(index)).join(', ')} FROM ${source.from})
       GROUP BY GROUPING SETS (${heads.map((head) => `(${head})`).join(', ')}))
     GROUP BY place`,
    source.values,
  );
  return new Map(
    counts.map(({ place, first, second }) => [
      place,
      Number(first) === 0 && Number(second) === 0
        ? 'ambiguous'
        : Number(first) > Number(second)
          ? 'dmy'
          : 'mdy',
    ]),
  );
};
