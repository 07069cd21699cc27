import type { Bound, NumberColumns, Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import { aliasJoins, dimensionSql } from '../dimension-sql.ts';
import type { Held } from '../held.ts';
import type { CodedColumn } from './cell-table.ts';

/** How the members of dimensions are numbered by the engine, so that no text comes here once per cell. */
export interface Coding {
  /** The rollup as `f`, with aliases and numbers joined. */
  readonly from: string;
  /** A column per dimension, named like it: the number of its member, 0 for none. */
  readonly columns: readonly string[];
  readonly values: Readonly<Record<string, Bound>>;
  /** The coded columns of what was read with `columns`. */
  decode(read: NumberColumns): ReadonlyMap<GroupDimension, CodedColumn>;
}

/** A column that was read. @throws Error for one that was not. */
export const columnOf = ({ columns }: NumberColumns, name: string): Float64Array => {
  const column = columns.get(name);
  if (!column) throw new Error(`${name} was not read`);
  return column;
};

/** Numbers the members that dimensions have in a rollup, spellings taken for what they stand for. */
export const codeMembers = async (
  session: Session,
  table: string,
  dimensions: readonly GroupDimension[],
  held: Held,
): Promise<Coding> => {
  const from = `${table} f ${aliasJoins(dimensions, held)}`;
  const members = new Map<GroupDimension, readonly string[]>();
  for (const dimension of dimensions) {
    const expression = dimensionSql(dimension, 'case', held);
    const rows = await session.rows<{ member: string }>(
      `SELECT DISTINCT ${expression} AS member FROM ${from} WHERE ${expression} IS NOT NULL ORDER BY 1`,
    );
    members.set(
      dimension,
      rows.map(({ member }) => member),
    );
  }
  // The engine takes no empty list.
  const coded = dimensions.filter((dimension) => members.get(dimension)?.length);
  const joins = coded.map(
    (dimension) =>
      `LEFT JOIN (SELECT unnest($${dimension}) AS member, generate_subscripts($${dimension}, 1) AS code) k_${dimension}
       ON k_${dimension}.member = ${dimensionSql(dimension, 'case', held)}`,
  );
  return {
    from: [from, ...joins].join('\n'),
    columns: coded.map((dimension) => `CAST(coalesce(k_${dimension}.code, 0) AS INTEGER) AS ${dimension}`),
    values: Object.fromEntries(coded.map((dimension) => [dimension, members.get(dimension) ?? []])),
    decode: (read) =>
      new Map(
        dimensions.map((dimension) => [
          dimension,
          {
            codes: coded.includes(dimension)
              ? Int32Array.from(columnOf(read, dimension))
              : new Int32Array(read.rowCount),
            members: [null, ...(members.get(dimension) ?? [])],
          },
        ]),
      ),
  };
};
