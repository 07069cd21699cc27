import type { QueryRow } from '../../api/contract/query.ts';

/** Below it a rate or a mean is withheld, as the server does when nothing else is asked. */
const MIN_N = 10;
const LOW_BASE = 30;

/** A row as it may be shown: rates and means on few answers are withheld, with everything that would tell them. */
export const withholdFew = (row: QueryRow, isCount: boolean): QueryRow => {
  const n = row.n ?? 0;
  if (isCount || n === 0 || n >= LOW_BASE) return row;
  if (n >= MIN_N) return { ...row, flags: [...row.flags, 'low_base'] };
  const { bound_lower: _l, bound_upper: _u, ...rest } = row;
  return {
    ...rest,
    value: null,
    lower: null,
    upper: null,
    difference: null,
    difference_lower: null,
    difference_upper: null,
    flags: [...row.flags, 'small_base'],
  };
};
