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

/**
 * A number with everything that surrounds it. Fields are set one after the other on an empty object: a copy of the members
 * to which fields are added takes Node a hundred times as long.
 */
export const toRow = (draft: Draft, request: ValidRequest): QueryRow => {
  const { estimate, members, reference } = draft;
  const row = {} as QueryRow;
  for (const dimension of request.by) row[dimension] = members[dimension] ?? null;
  row.metric = draft.metric.id;
  row.value = estimate.value;
  row.lower = estimate.lower;
  row.upper = estimate.upper;
  row.level = estimate.value === null || estimate.method === null ? null : LEVEL;
  row.method = estimate.method;
  row.n = estimate.n;
  row.n_eff = estimate.nEff;
  row.suppressed = false;
  row.flags = [...estimate.flags];
  if (estimate.boundLower !== undefined) row.bound_lower = estimate.boundLower;
  if (estimate.boundUpper !== undefined) row.bound_upper = estimate.boundUpper;
  if (estimate.beside) Object.assign(row, estimate.beside);
  if (request.compare) addReference(row, reference ?? null, request.compare);
  return row;
};

const addReference = (
  row: QueryRow,
  reference: Reference | null,
  compare: NonNullable<ValidRequest['compare']>,
): void => {
  const value = reference?.estimate.value ?? null;
  const n = reference?.estimate.n ?? null;
  if (compare === 'benchmark') row.benchmark_value = value;
  else if (compare === 'peers') {
    row.peers_value = value;
    row.peers_n = n;
  } else {
    row.previous_value = value;
    row.previous_n = n;
  }
  row.difference = reference?.difference.difference ?? null;
  row.difference_lower = reference?.difference.lower ?? null;
  row.difference_upper = reference?.difference.upper ?? null;
  row.p = reference?.difference.p ?? null;
};
