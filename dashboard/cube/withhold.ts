import type { QueryRow } from '../../api/contract/query.ts';

/** Below it a rate or a mean is withheld, as the server does when nothing else is asked. */
const MIN_N = 10;
const LOW_BASE = 30;

/** Takes out of a row what may not be shown: rates and means on few answers, with everything that would tell them. */
export const withholdFew = (row: QueryRow, isCount: boolean): void => {
  const n = row.n ?? 0;
  if (isCount || n === 0 || n >= LOW_BASE) return;
  row.flags.push(n >= MIN_N ? 'low_base' : 'small_base');
  if (n >= MIN_N) return;
  row.value = row.lower = row.upper = null;
  row.bound_lower = row.bound_upper = null;
  row.difference = row.difference_lower = row.difference_upper = null;
};
