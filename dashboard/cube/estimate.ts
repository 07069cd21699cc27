import type { MetricSums } from '../../api/contract/cube.ts';
import type { QueryRow } from '../../api/contract/query.ts';
import { countLimits, shareLimits, studentQuantile } from './intervals.ts';

/** The sums of one mark, by the names they have in a metric's description. */
export type Sums = Readonly<Record<string, number>>;

/** A number from sums, with what its comparison needs. */
export interface Estimate extends Pick<
  QueryRow,
  'value' | 'lower' | 'upper' | 'method' | 'n' | 'n_eff' | 'bound_lower' | 'bound_upper'
> {
  readonly se: number | null;
}

const NOTHING: Estimate = {
  value: null,
  lower: null,
  upper: null,
  method: null,
  n: 0,
  n_eff: null,
  se: null,
};

const estimateShare = (sums: Sums, hasBounds: boolean): Estimate => {
  const [x, n] = [sums['x'] ?? 0, sums['n'] ?? 0];
  const limits = shareLimits(x, n);
  if (!limits) return NOTHING;
  const everybody = (sums['reached'] ?? 0) + (sums['unreached'] ?? 0);
  return {
    value: x / n,
    ...limits,
    method: 'wilson',
    n,
    n_eff: n,
    se: null,
    ...(hasBounds ? { bound_lower: x / everybody, bound_upper: (x + everybody - n) / everybody } : {}),
  };
};

/** Standard error of a weighted mean by linearisation; null for fewer than two answers. */
const meanError = (sums: Sums, mean: number): number | null => {
  const { n = 0, w = 0, w2 = 0, w2s = 0, w2s2 = 0 } = sums;
  if (n < 2) return null;
  const spread = Math.max(0, w2s2 - 2 * mean * w2s + mean * mean * w2);
  // A spread that is nothing but the rounding of differences is none.
  if (spread <= 1e-9 * Math.max(1, w2s2)) return 0;
  return Math.sqrt((spread / w ** 2) * (n / (n - 1)));
};

const estimateMean = (sums: Sums): Estimate => {
  const { n = 0, w = 0, w2 = 0, ws = 0 } = sums;
  if (n <= 0 || w <= 0) return NOTHING;
  const mean = ws / w;
  const se = meanError(sums, mean);
  const half = se ? studentQuantile(n - 1) * se : null;
  return {
    value: mean,
    lower: half === null ? null : mean - half,
    upper: half === null ? null : mean + half,
    method: 't_linearised',
    n,
    n_eff: (w * w) / w2,
    se,
  };
};

/** A number with its interval, divided last. */
export const estimateSums = (metric: MetricSums, sums: Sums): Estimate => {
  if (metric.kind === 'mean') return estimateMean(sums);
  if (metric.kind === 'share') return estimateShare(sums, metric.bounds !== null);
  const x = sums['x'] ?? 0;
  return {
    value: x,
    ...countLimits(x),
    method: x < 10 ? 'poisson_exact' : 'byar',
    n: x,
    n_eff: null,
    se: null,
  };
};

/** The columns of a metric by the names its sums have. */
export const columnsOf = (metric: MetricSums): Readonly<Record<string, string>> => {
  if (metric.kind === 'count') return { x: metric.x, all: metric.all };
  if (metric.kind === 'share') return { x: metric.x, n: metric.n, all: metric.all, ...(metric.bounds ?? {}) };
  const { kind: _kind, ...columns } = metric;
  return columns;
};
