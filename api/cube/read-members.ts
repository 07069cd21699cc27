import { GRAINS, type FactName } from '../../etl/model/rollup.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Dimension, GroupDimension, TimeDimension } from '../contract/dimensions.ts';
import { aliasJoins, dimensionSql } from '../query/dimension-sql.ts';
import type { Period } from '../query/period.ts';

/** Members by dimension; a row carries the place of its member in the list, from 1. */
export type Lists = ReadonlyMap<Dimension, readonly string[]>;

/** The coarsest table that knows a dimension, or the fact itself. */
const tableOf = (fact: FactName, dimension: GroupDimension): { table: string; condition: string } => {
  const grain = GRAINS.find((each) => each.fact === fact && dimension in each.keys);
  return grain ? { table: grain.table, condition: '' } : { table: fact, condition: 'WHERE f.live' };
};

const KNOWN_BY: Readonly<Record<'case' | 'rating', readonly string[]>> = {
  case: ['item', 'wave', 'kind'],
  rating: [],
};

/** Every member a dimension has in the given facts, null aside, in the order of their text. */
const readDimension = async (
  session: Session,
  dimension: GroupDimension,
  facts: readonly ('case' | 'rating')[],
): Promise<string[]> => {
  const selects = facts.map((fact) => {
    const expression = dimensionSql(dimension, fact);
    if (KNOWN_BY[fact].includes(dimension)) return `SELECT ${expression} AS value`;
    const { table, condition } = tableOf(`${fact}_fact`, dimension);
    return `SELECT DISTINCT ${expression} AS value FROM ${table} f ${aliasJoins([dimension])} ${condition}`;
  });
  const rows = await session.rows<{ value: string }>(
    `SELECT DISTINCT CAST(value AS VARCHAR) AS value FROM (${selects.join(' UNION ALL ')}) WHERE value IS NOT NULL ORDER BY value`,
  );
  return rows.map(({ value }) => value);
};

/** Labels of a calendar grain from the first day there is, or that is asked for, to the last; none is left out. */
const readBins = async (session: Session, active: TimeDimension, period: Period): Promise<string[]> => {
  const rows = await session.rows<{ label: string }>(
    `WITH span AS (
       SELECT greatest(min(first_on), coalesce(CAST($from AS DATE), min(first_on))) AS first_day,
         least(max(last_on), coalesce(CAST($to AS DATE), max(last_on))) AS last_day FROM source_state)
     SELECT DISTINCT ${dimensionSql(active, 'case')} AS label
     FROM (SELECT CAST(day AS DATE) AS "on" FROM span, generate_series(first_day, last_day, INTERVAL 1 DAY) s(day)) f ORDER BY label`,
    { from: period.from, to: period.to },
  );
  return rows.map(({ label }) => label);
};

/** The bins and the members of every dimension of a cube. */
export const readLists = async (
  session: Session,
  active: TimeDimension,
  by: readonly GroupDimension[],
  facts: readonly ('case' | 'rating')[],
  period: Period,
): Promise<Lists> => {
  const lists = new Map<Dimension, readonly string[]>([[active, await readBins(session, active, period)]]);
  for (const dimension of by) lists.set(dimension, await readDimension(session, dimension, facts));
  return lists;
};
