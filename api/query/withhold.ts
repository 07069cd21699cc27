import type { QueryRow } from '../contract/query.ts';
import { findMetric } from '../metrics/index.ts';

const LOW_BASE = 30;

/** Whether a row is a count, as it is or per residents: its base is the count, and it is shown to officers as it is. */
export const isCount = (row: QueryRow): boolean => {
  const unit = findMetric(row.metric)?.unit;
  return unit === 'count' || unit === 'rate_per_1000';
};

/** Everything from which a withheld value could be told. */
const TELLING = [
  'bound_lower',
  'bound_upper',
  'strict_value',
  'official_value',
  'alpha',
  'mean_follow_ups',
  'excluded_share',
  'lowest_component',
  'sensitivity_lower',
  'sensitivity_upper',
  'components',
  'difference',
  'difference_lower',
  'difference_upper',
  'p',
  'q',
] as const;

/**
 * Withholds a rate or mean on fewer than `minN` answers, and everything that would give it away; 10–29 are marked. The row
 * itself is changed.
 */
export const withholdSmall = (row: QueryRow, minN: number): QueryRow => {
  if (isCount(row) || row.n === null || row.n === 0) return row;
  if (row.n < LOW_BASE) row.flags.push(row.n < minN ? 'small_base' : 'low_base');
  if (row.n >= minN) return row;
  row.value = null;
  row.lower = null;
  row.upper = null;
  for (const name of TELLING) if (name in row) row[name] = null;
  return row;
};
