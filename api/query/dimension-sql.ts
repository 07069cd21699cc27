import { aliasJoin } from '../../etl/places/alias-join.ts';
import { ALIASED_DIMENSIONS, isAliased } from '../../etl/places/statement.ts';
import { TIME_DIMENSIONS, type Dimension, type TimeDimension } from '../contract/dimensions.ts';

const TIME_SQL: Readonly<Record<TimeDimension, string>> = {
  day: `strftime(f."on", '%Y-%m-%d')`,
  week: `strftime(f."on", '%G-W%V')`,
  month: `strftime(f."on", '%Y-%m')`,
  quarter: `strftime(f."on", '%Y') || '-Q' || CAST(quarter(f."on") AS VARCHAR)`,
  year: `strftime(f."on", '%Y')`,
};

export const isTime = (dimension: Dimension): dimension is TimeDimension =>
  (TIME_DIMENSIONS as readonly string[]).includes(dimension);

/** Which dimensions have aliases at all; all may have them where that is not known. */
export interface Aliased {
  readonly aliased: ReadonlySet<Dimension>;
}

export const ANY_ALIASED: Aliased = { aliased: new Set(ALIASED_DIMENSIONS) };

/** The members of a dimension as an expression over a fact or rollup `f`. */
export const dimensionSql = (
  dimension: Dimension,
  fact: 'case' | 'rating',
  { aliased } = ANY_ALIASED,
): string => {
  if (isTime(dimension)) return TIME_SQL[dimension];
  if (dimension === 'kind' && fact === 'case') return `'complaints'`;
  if ((dimension === 'item' || dimension === 'wave') && fact === 'case') return 'CAST(NULL AS VARCHAR)';
  return aliased.has(dimension) ? `coalesce(a_${dimension}.value, f.${dimension})` : `f.${dimension}`;
};

/** The alias joins that the given dimensions need. */
export const aliasJoins = (dimensions: readonly Dimension[], { aliased } = ANY_ALIASED): string =>
  [...new Set(dimensions)]
    .filter(isAliased)
    .filter((dimension) => aliased.has(dimension))
    .map(aliasJoin)
    .join('\n');
