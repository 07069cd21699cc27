import type { MetricSums } from '../../api/contract/cube.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import { countLimits, shareLimits, studentQuantile } from './intervals.ts';

/** The sums of every mark, by the names they have in a metric's description. */
export type Sums = Readonly<Record<string, Float64Array>>;

const at = (sums: Sums, name: string, group: number): number => sums[name]?.[group] ?? 0;

/** A number from sums, with what its comparison needs. */
export interface Estimate extends Pick<QueryRow, 'value' | 'lower' | 'upper' | 'method' | 'n' | 'n_eff'> {
  readonly se: number | null;
  readonly bound_lower: number | null;
  readonly bound_upper: number | null;
}

const NO_BOUNDS = { bound_lower: null, bound_upper: null };
const NOTHING: Estimate = {
  value: null,
  lower: null,
  upper: null,
  method: null,
  n: 0,
  n_eff: null,
  se: null,
  bound_lower: null,
  bound_upper: null,
};

const estimateShare = (sums: Sums, group: number, hasBounds: boolean): Estimate => {
  const [x, n] = [at(sums, 'x', group), at(sums, 'n', group)];
  const limits = shareLimits(x, n);
  if (!limits) return NOTHING;
  const everybody = at(sums, 'reached', group) + at(sums, 'unreached', group);
  return {
    value: x / n,
    lower: limits.lower,
    upper: limits.upper,
    method: 'wilson',
    n,
    n_eff: n,
    se: null,
    bound_lower: hasBounds ? x / everybody : null,
    bound_upper: hasBounds ? (x + everybody - n) / everybody : null,
  };
};

/** Standard error of a weighted mean by linearisation; null for fewer than two answers. */
const meanError = (sums: Sums, group: number, mean: number): number | null => {
  const n = at(sums, 'n', group);
  if (n < 2) return null;
  const w2s2 = at(sums, 'w2s2', group);
  const spread = Math.max(0, w2s2 - 2 * mean * at(sums, 'w2s', group) + mean * mean * at(sums, 'w2', group));
  // A spread that is nothing but the rounding of differences is none.
  if (spread <= 1e-9 * Math.max(1, w2s2)) return 0;
  return Math.sqrt((spread / at(sums, 'w', group) ** 2) * (n / (n - 1)));
};

const estimateMean = (sums: Sums, group: number): Estimate => {
  const [n, w] = [at(sums, 'n', group), at(sums, 'w', group)];
  if (n <= 0 || w <= 0) return NOTHING;
  const mean = at(sums, 'ws', group) / w;
  const se = meanError(sums, group, mean);
  const half = se ? studentQuantile(n - 1) * se : null;
  return {
    value: mean,
    lower: half === null ? null : mean - half,
    upper: half === null ? null : mean + half,
    method: 't_linearised',
    n,
    n_eff: (w * w) / at(sums, 'w2', group),
    se,
    ...NO_BOUNDS,
  };
};

const estimateCount = (x: number): Estimate => {
  const { lower, upper } = countLimits(x);
  return {
    value: x,
    lower,
    upper,
    method: x < 10 ? 'poisson_exact' : 'byar',
    n: x,
    n_eff: null,
    se: null,
    ...NO_BOUNDS,
  };
};

/** The number of one mark with its interval, divided last. */
export const estimateSums = (metric: MetricSums, sums: Sums, group: number): Estimate => {
  if (metric.kind === 'mean') return estimateMean(sums, group);
  if (metric.kind === 'share') return estimateShare(sums, group, metric.bounds !== null);
  return estimateCount(at(sums, 'x', group));
};

/** The columns of a metric by the names its sums have. */
export const columnsOf = (metric: MetricSums): Readonly<Record<string, string>> => {
  if (metric.kind === 'count') return { x: metric.x, all: metric.all };
  if (metric.kind === 'share') return { x: metric.x, n: metric.n, all: metric.all, ...(metric.bounds ?? {}) };
  const { kind: _kind, ...columns } = metric;
  return columns;
};
