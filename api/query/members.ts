import { GRAINS, type FactName } from '../../etl/model/rollup.ts';
import { readKnownNames } from '../../etl/places/known-names.ts';
import { isAliased } from '../../etl/places/statement.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Dimension } from '../contract/dimensions.ts';
import type { Member } from '../contract/summary.ts';
import { aliasJoins, dimensionSql } from './dimension-sql.ts';

/** Dimensions whose members can be listed. */
export const LISTED_DIMENSIONS = [
  'district',
  'subdistrict',
  'issue_group',
  'issue',
  'channel',
  'source',
  'item',
  'wave',
] as const satisfies readonly Dimension[];
export type ListedDimension = (typeof LISTED_DIMENSIONS)[number];

/** Tells of a value whether its tree or the boundaries know it; null where there is neither, or no value. */
const readMatch = async (
  session: Session,
  dimension: ListedDimension,
): Promise<(value: string | null) => boolean | null> => {
  if (!isAliased(dimension)) return () => null;
  const { reference, names } = await readKnownNames(session, dimension);
  const known = new Set(names.map(({ value }) => value));
  return (value) => (reference === null || value === null ? null : known.has(value));
};

/** The smallest monthly rollup that has a dimension. */
const coarsest = (fact: FactName, dimension: ListedDimension): string =>
  GRAINS.find(
    (grain) =>
      grain.fact === fact && grain.time === 'month' && grain.measures !== 'n' && dimension in grain.keys,
  )?.table ?? (fact === 'case_fact' ? 'case_month' : 'rating_month');

/** The members of a dimension with their labels, whether a reference knows them, and how many cases and answers they have, most first. */
export const listMembers = async (session: Session, dimension: ListedDimension): Promise<Member[]> => {
  const inCases = dimension !== 'item' && dimension !== 'wave';
  const cases = `SELECT ${dimensionSql(dimension, 'case')} AS value, sum(f.n_cases) AS n FROM ${coarsest('case_fact', dimension)} f ${aliasJoins([dimension])} GROUP BY ALL`;
  const answers = `SELECT ${dimensionSql(dimension, 'rating')} AS value, sum(f.n) AS n FROM ${coarsest('rating_fact', dimension)} f ${aliasJoins([dimension])}
    WHERE f.kind = 'survey' GROUP BY ALL`;
  const rows = await session.rows<{
    value: string | null;
    n: number;
    label_en: string | null;
    label_zh: string | null;
    parent: string | null;
  }>(
    `SELECT u.value, sum(u.n) AS n, any_value(m.label_en) AS label_en, any_value(m.label_zh) AS label_zh, any_value(m.parent) AS parent
     FROM (${inCases ? `${cases} UNION ALL ${answers}` : answers}) u
     LEFT JOIN member m ON m.dimension = $dimension AND m.value = u.value
     GROUP BY u.value HAVING sum(u.n) > 0 ORDER BY n DESC, u.value`,
    { dimension },
  );
  const match = await readMatch(session, dimension);
  return rows.map((row) => ({
    value: row.value,
    label: { en: row.label_en ?? row.value ?? '', zh: row.label_zh ?? row.value ?? '' },
    parent: row.parent,
    n: row.n,
    matched: match(row.value),
  }));
};
