import { aliasJoin } from '../../etl/places/alias-join.ts';
import { isAliased } from '../../etl/places/statement.ts';
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

/** The members of a dimension as an expression over a fact or rollup `f`. */
export const dimensionSql = (dimension: Dimension, fact: 'case' | 'rating'): string => {
  if (isTime(dimension)) return TIME_SQL[dimension];
  if (dimension === 'kind' && fact === 'case') return `'complaints'`;
  if ((dimension === 'item' || dimension === 'wave') && fact === 'case') return 'CAST(NULL AS VARCHAR)';
  return isAliased(dimension) ? `coalesce(a_${dimension}.value, f.${dimension})` : `f.${dimension}`;
};

/** The alias joins that the given dimensions need. */
export const aliasJoins = (dimensions: readonly Dimension[]): string =>
  [...new Set(dimensions)].filter(isAliased).map(aliasJoin).join('\n');
