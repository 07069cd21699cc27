import type { Bound, NumberColumns, Session } from '../../../etl/warehouse/session.ts';

/** A key column: for every cell the place of its member in the list of members. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly members: readonly (string | null)[];
}

/** How members are numbered by the engine, so that no text comes here once per cell. */
export interface Coding {
  /** The rollup as `f`, with whatever was joined to it, and the numbers. */
  readonly from: string;
  /** A column per key, named like it: the number of its member, 0 for none. */
  readonly columns: readonly string[];
  readonly values: Readonly<Record<string, Bound>>;
  /** The coded columns of what was read with `columns`. */
  decode(read: NumberColumns): ReadonlyMap<string, CodedColumn>;
}

/** A column that was read. @throws Error for one that was not. */
export const columnOf = ({ columns }: NumberColumns, name: string): Float64Array => {
  const column = columns.get(name);
  if (!column) throw new Error(`${name} was not read`);
  return column;
};

/**
 * Numbers the members that keys have in a rollup.
 * @param from the rollup as `f`, with whatever the expressions need joined.
 * @param texts key → expression of its member.
 * @param among where the members are looked up, when there is something cheaper to read that has them all.
 */
export const codeMembers = async (
  session: Session,
  from: string,
  texts: Readonly<Record<string, string>>,
  among = from,
): Promise<Coding> => {
  const members = new Map<string, readonly string[]>();
  for (const [key, text] of Object.entries(texts)) {
    const rows = await session.rows<{ member: string }>(
      `SELECT DISTINCT ${text} AS member FROM ${among} WHERE ${text} IS NOT NULL ORDER BY 1`,
    );
    members.set(
      key,
      rows.map(({ member }) => member),
    );
  }
  const keys = Object.keys(texts);
  // The engine takes no empty list.
  const coded = keys.filter((key) => members.get(key)?.length);
  const joins = coded.map(
    (key) =>
      `LEFT JOIN (SELECT unnest($${key}) AS member, generate_subscripts($${key}, 1) AS code) k_${key}
       ON k_${key}.member = ${texts[key] ?? ''}`,
  );
  return {
    from: [from, ...joins].join('\n'),
    columns: coded.map((key) => `CAST(coalesce(k_${key}.code, 0) AS INTEGER) AS ${key}`),
    values: Object.fromEntries(coded.map((key) => [key, members.get(key) ?? []])),
    decode: (read) =>
      new Map(
        keys.map((key) => [
          key,
          {
            codes: coded.includes(key) ? Int32Array.from(columnOf(read, key)) : new Int32Array(read.rowCount),
            members: [null, ...(members.get(key) ?? [])],
          },
        ]),
      ),
  };
};
