import { overdispersedLower, poissonUpper } from '../stats/index.ts';

/** Below this the shape of the rate's distribution decides, and the heavier tail is taken. */
const SHAPE_MATTERS = 0.02;
const STEP = 0.1;
const REACH = 7;

/** P(Y ≥ y) where the rate is log-normal around `mean`: an integral over z by the trapezoid rule. */
const logNormalUpper = (count: number, mean: number, alpha: number): number => {
  const sigma = Math.sqrt(Math.log1p(alpha));
  let p = 0;
  for (let z = -REACH; z <= REACH; z += STEP) {
    const rate = mean * Math.exp(sigma * z - (sigma * sigma) / 2);
    p += Math.exp((-z * z) / 2) * poissonUpper(count, rate);
  }
  return (p * STEP) / Math.sqrt(2 * Math.PI);
};

/**
 * P(Y ≥ y) of a count where `mean` is expected with squared coefficient of variation `alpha` of the rate: of the
 * negative binomial (a gamma rate), and far out of whichever is larger, that or the Poisson mixed over a log-normal rate.
 * Rates of weeks multiply, and what multiplies has the heavier tail.
 */
export const excessP = (count: number, mean: number, alpha: number): number => {
  if (mean <= 0 || count <= 0) return 1;
  const p = 1 - overdispersedLower(count - 1, mean, 1 + alpha * mean);
  if (p > SHAPE_MATTERS || alpha <= 0) return Math.min(1, Math.max(0, p));
  return Math.min(1, Math.max(0, p, logNormalUpper(count, mean, alpha)));
};

/** One p for several tests of the same cell that lean the same way (Simes 1986). */
export const simes = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.min(1, ...sorted.map((p, i) => (p * sorted.length) / (i + 1)));
};
