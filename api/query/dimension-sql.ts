import { ISSUE_LEVELS, PLACE_LEVELS } from '../../etl/model/field.ts';
import { TIME_DIMENSIONS, type Dimension, type TimeDimension } from '../contract/dimensions.ts';

const TIME_SQL: Readonly<Record<TimeDimension, string>> = {
  day: `strftime(f."on", '%Y-%m-%d')`,
  week: `strftime(f."on", '%G-W%V')`,
  month: `strftime(f."on", '%Y-%m')`,
  quarter: `strftime(f."on", '%Y') || '-Q' || CAST(quarter(f."on") AS VARCHAR)`,
  year: `strftime(f."on", '%Y')`,
};

/** Dimensions whose raw spellings are joined to the alias table when a question is asked. */
const ALIASED: readonly string[] = [...PLACE_LEVELS, ...ISSUE_LEVELS, 'channel', 'unit'];

export const isTime = (dimension: Dimension): dimension is TimeDimension =>
  (TIME_DIMENSIONS as readonly string[]).includes(dimension);

/** The members of a dimension as an expression over a fact or rollup `f`. */
export const dimensionSql = (dimension: Dimension, fact: 'case' | 'rating'): string => {
  if (isTime(dimension)) return TIME_SQL[dimension];
  if (dimension === 'kind' && fact === 'case') return `'complaints'`;
  if ((dimension === 'item' || dimension === 'wave') && fact === 'case') return 'CAST(NULL AS VARCHAR)';
  return ALIASED.includes(dimension) ? `coalesce(a_${dimension}.value, f.${dimension})` : `f.${dimension}`;
};

/** The alias joins that the given dimensions need. */
export const aliasJoins = (dimensions: readonly Dimension[]): string =>
  [...new Set(dimensions)]
    .filter((dimension) => ALIASED.includes(dimension))
    .map(
      (dimension) =>
        `LEFT JOIN alias a_${dimension} ON a_${dimension}.dimension = '${dimension}' AND a_${dimension}.raw = f.${dimension}`,
    )
    .join('\n');
