import { FIRST_DAY, LAST_DAY } from './day.ts';
import type { AliasedDimension } from './statement.ts';

/**
 * Joins the aliases of a dimension to a fact or rollup `f` as `a_<dimension>`: a spelling stands for a value on the
 * days its alias holds. A row without a date meets only aliases that always hold. The open ends are days, so that the
 * engine can join by hash.
 */
export const aliasJoin = (dimension: AliasedDimension): string => {
  const alias = `a_${dimension}`;
  return `LEFT JOIN alias ${alias} ON ${alias}.dimension = '${dimension}' AND ${alias}.raw = f.${dimension}
    AND coalesce(f."on", DATE '${FIRST_DAY}') >= ${alias}.from_on AND coalesce(f."on", DATE '${LAST_DAY}') <= ${alias}.to_on`;
};
