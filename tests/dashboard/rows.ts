import type { QueryRow } from '../../api/contract/query.ts';

/** A row of an answer with everything a test does not care about. */
export const row = (patch: Partial<QueryRow>): QueryRow => ({
  metric: 'satisfaction_mean',
  value: null,
  lower: null,
  upper: null,
  level: 0.95,
  method: 't_linearised',
  n: null,
  n_eff: null,
  suppressed: false,
  flags: [],
  ...patch,
});
