import { chiSquareUpper } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';

/** An estimate with the variance of its error. */
export interface Estimate {
  readonly value: number;
  readonly variance: number;
}

/**
 * How the variance τ² between units is found: `DL` DerSimonian & Laird 1986 (closed form); `PM` Paule & Mandel 1982,
 * which is also Morris' empirical Bayes estimator: the τ² at which Q equals k − 1; `ML` and `REML` likelihood.
 */
export type BetweenMethod = 'DL' | 'PM' | 'ML' | 'REML';

const MOST_STEPS = 500;
const MOST_HALVINGS = 40;

/** Weights 1/(v + τ²), the weighted mean and Q = Σ w(y − mean)². */
export const weigh = (estimates: readonly Estimate[], tauSquared: number) => {
  const weights = estimates.map(({ variance }) => 1 / (variance + tauSquared));
  const total = sum(weights);
  const mean = sum(estimates.map(({ value }, i) => value * (weights[i] as number))) / total;
  const squares = estimates.map(({ value }) => (value - mean) ** 2);
  return { weights, total, mean, squares, q: sum(squares.map((each, i) => each * (weights[i] as number))) };
};

/** @throws StatisticsError for a value that is no number or a variance that is not positive. */
export const checkEstimates = (estimates: readonly Estimate[]): void => {
  for (const { value, variance } of estimates)
    if (!Number.isFinite(value) || !(variance > 0 && Number.isFinite(variance)))
      throw new StatisticsError(`${value} with variance ${variance} is no estimate`);
};

/** Zero of a falling function on [0, ∞), by halving; 0 when it starts at or below zero. */
const fallToZero = (f: (x: number) => number, first: number): number => {
  if (f(0) <= 0) return 0;
  let low = 0;
  let high = first;
  for (let i = 0; i < MOST_STEPS && f(high) > 0; i++) [low, high] = [high, high * 2];
  for (let i = 0; i < MOST_STEPS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** ln of the (restricted) likelihood of τ², up to a constant, twice over. */
const likelihood = (estimates: readonly Estimate[], restricted: boolean, tauSquared: number): number => {
  const { weights, total, q } = weigh(estimates, tauSquared);
  return sum(weights.map(Math.log)) - q - (restricted ? Math.log(total) : 0);
};

/** Fisher scoring of the likelihood, held at 0, steps halved until the likelihood does not fall. */
const score = (estimates: readonly Estimate[], restricted: boolean, start: number): number => {
  let tauSquared = start;
  let height = likelihood(estimates, restricted, start);
  for (let i = 0; i < MOST_STEPS; i++) {
    const { weights, total, squares } = weigh(estimates, tauSquared);
    const second = sum(weights.map((weight) => weight ** 2));
    const slope =
      sum(weights.map((weight, j) => weight ** 2 * (squares[j] as number))) -
      (restricted ? total - second / total : total);
    const third = sum(weights.map((weight) => weight ** 3));
    const information = restricted ? second - (2 * third) / total + (second / total) ** 2 : second;
    let next = Math.max(0, tauSquared + slope / information);
    let rise = likelihood(estimates, restricted, next);
    for (let j = 0; j < MOST_HALVINGS && rise < height; j++) {
      next = (next + tauSquared) / 2;
      rise = likelihood(estimates, restricted, next);
    }
    if (rise < height || Math.abs(next - tauSquared) <= 1e-14 * next) return tauSquared;
    tauSquared = next;
    height = rise;
  }
  return tauSquared;
};

/** τ² of at least two estimates. */
export const betweenVariance = (estimates: readonly Estimate[], method: BetweenMethod): number => {
  const k = estimates.length;
  const { weights, total, q } = weigh(estimates, 0);
  const moments = Math.max(0, (q - (k - 1)) / (total - sum(weights.map((w) => w * w)) / total));
  if (method === 'DL') return moments;
  if (method === 'PM')
    return fallToZero((tau) => weigh(estimates, tau).q - (k - 1), Math.max(moments, 1 / total));
  return score(estimates, method === 'REML', moments);
};

/** Cochran's test that all estimates have one true value, and I² of Higgins & Thompson 2002 for a given τ². */
export const heterogeneity = (
  estimates: readonly Estimate[],
  tauSquared: number,
): { readonly q: number; readonly p: number; readonly iSquared: number } => {
  const { weights, total, q } = weigh(estimates, 0);
  const df = estimates.length - 1;
  const typical = (df * total) / (total * total - sum(weights.map((weight) => weight * weight)));
  return { q, p: chiSquareUpper(q, df), iSquared: (100 * tauSquared) / (tauSquared + typical) };
};
