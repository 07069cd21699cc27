import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

const logBinomial = (k: number, n: number, p: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p);

/** P(X ≤ k) of a binomial. */
const binomialLower = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p);

/** Largest k in [low, high] whose probability is at most `limit`, where probabilities rise with k; low − 1 when none is. */
const lastAtMost = (low: number, high: number, atMost: (k: number) => boolean): number => {
  let [a, b] = [low - 1, high];
  while (a < b) {
    const middle = Math.ceil((a + b) / 2);
    if (atMost(middle)) a = middle;
    else b = middle - 1;
  }
  return a;
};

/**
 * Exact test that two Poisson rates are equal, given exposures: the conditional binomial test, two-sided by the sum of
 * all outcomes no likelier than the observed one (as R's poisson.test).
 * @returns 1 when both counts are 0.
 */
export const poissonRatioP = (x1: number, x2: number, exposure1: number, exposure2: number): number => {
  const n = x1 + x2;
  if (n === 0) return 1;
  const p = exposure1 / (exposure1 + exposure2);
  const limit = logBinomial(x1, n, p) + 1e-7;
  const mode = Math.floor((n + 1) * p);
  const unlikely = (k: number): boolean => logBinomial(k, n, p) <= limit;
  const low = lastAtMost(0, Math.min(mode, n), unlikely);
  const high = n - lastAtMost(0, n - Math.min(mode, n), (j) => unlikely(n - j));
  if (low >= high) return 1;
  return Math.min(1, binomialLower(low, n, p) + (1 - binomialLower(high - 1, n, p)));
};
