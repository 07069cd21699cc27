import type { QueryRow } from '../contract/query.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Members } from './cells.ts';
import { LEVEL, type Difference, type Estimate } from './estimate.ts';
import type { ValidRequest } from './request.ts';

/** What a number is compared with: another estimate, or a number that was given. */
export interface Reference {
  readonly estimate: Pick<Estimate, 'value' | 'n'>;
  readonly difference: Difference;
}

/** A row under way: the number, and what it is compared with. */
export interface Draft {
  readonly metric: Metric;
  readonly members: Members;
  readonly estimate: Estimate;
  readonly reference?: Reference | null;
}

/** A number with everything that surrounds it. */
export const toRow = (draft: Draft, request: ValidRequest): QueryRow => {
  const { estimate, reference } = draft;
  const row: QueryRow = {
    ...draft.members,
    metric: draft.metric.id,
    value: estimate.value,
    lower: estimate.lower,
    upper: estimate.upper,
    level: estimate.value === null || estimate.method === null ? null : LEVEL,
    method: estimate.method,
    n: estimate.n,
    n_eff: estimate.nEff,
    suppressed: false,
    flags: [...estimate.flags],
  };
  if (estimate.boundLower !== undefined) row.bound_lower = estimate.boundLower;
  if (estimate.boundUpper !== undefined) row.bound_upper = estimate.boundUpper;
  Object.assign(row, estimate.beside);
  if (!request.compare) return row;
  if (request.compare === 'benchmark') row.benchmark_value = reference?.estimate.value ?? null;
  else {
    const side = request.compare === 'peers' ? 'peers' : 'previous';
    row[`${side}_value`] = reference?.estimate.value ?? null;
    row[`${side}_n`] = reference?.estimate.n ?? null;
  }
  row.difference = reference?.difference.difference ?? null;
  row.difference_lower = reference?.difference.lower ?? null;
  row.difference_upper = reference?.difference.upper ?? null;
  row.p = reference?.difference.p ?? null;
  return row;
};
