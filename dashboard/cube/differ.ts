import type { MetricSums } from '../../api/contract/cube.ts';
import type { Estimate } from './estimate.ts';
import { shareLimits, studentQuantile, Z } from './intervals.ts';

/** A difference with its interval; what the interval cannot be told of is null. */
export interface Difference {
  readonly difference: number | null;
  readonly difference_lower: number | null;
  readonly difference_upper: number | null;
}

const NONE: Difference = { difference: null, difference_lower: null, difference_upper: null };

const around = (difference: number, half: number): Difference => ({
  difference,
  difference_lower: difference - half,
  difference_upper: difference + half,
});

/** Newcombe's hybrid score interval of two shares. */
const differShares = (a: Estimate, b: Estimate): Difference => {
  const [p1, p2, n1, n2] = [a.value, b.value, a.n ?? 0, b.n ?? 0];
  if (p1 === null || p2 === null) return NONE;
  const [one, two] = [shareLimits(p1 * n1, n1), shareLimits(p2 * n2, n2)];
  if (!one || !two) return NONE;
  return {
    difference: p1 - p2,
    difference_lower: Math.max(-1, p1 - p2 - Math.hypot(p1 - one.lower, two.upper - p2)),
    difference_upper: Math.min(1, p1 - p2 + Math.hypot(one.upper - p1, p2 - two.lower)),
  };
};

/** Welch's interval of two means. */
const differMeans = (a: Estimate, b: Estimate): Difference => {
  if (a.value === null || b.value === null || a.se === null || b.se === null) return NONE;
  const se = Math.hypot(a.se, b.se);
  if (se === 0) return around(a.value - b.value, 0);
  const df = se ** 4 / (a.se ** 4 / ((a.n ?? 2) - 1) + b.se ** 4 / ((b.n ?? 2) - 1));
  return around(a.value - b.value, studentQuantile(df) * se);
};

/** Normal interval of two counts over times of given lengths. */
const differCounts = (a: Estimate, b: Estimate, ratio: number): Difference =>
  a.value === null || b.value === null
    ? NONE
    : around(a.value - b.value * ratio, Z * Math.sqrt(a.value + b.value * ratio ** 2));

/**
 * A number less the one it is compared with.
 * @param ratio length of the first period over that of the second, for counts
 */
export const differ = (kind: MetricSums['kind'], a: Estimate, b: Estimate, ratio: number): Difference => {
  if (kind === 'share') return differShares(a, b);
  return kind === 'mean' ? differMeans(a, b) : differCounts(a, b, ratio);
};
