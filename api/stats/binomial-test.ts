import { binomialLower, binomialPmf, binomialUpper } from './binomial.ts';
import { checkCount } from './interval.ts';

/** Probabilities this much above the observed one still count as equal to it; R's binom.test and poisson.test use the same. */
export const SAME_LIKELIHOOD = 1 + 1e-7;

/** Largest k in [low, high] that is `unlikely`, where likelihood rises with k; low − 1 when none is. */
const lastUnlikely = (low: number, high: number, unlikely: (k: number) => boolean): number => {
  let [a, b] = [low - 1, high];
  while (a < b) {
    const middle = Math.ceil((a + b) / 2);
    if (unlikely(middle)) a = middle;
    else b = middle - 1;
  }
  return a;
};

/**
 * Exact two-sided p that a share is `share`: the sum over all outcomes no likelier than the observed one (as R's
 * binom.test). @returns 1 when n = 0.
 */
export const binomialTestP = (x: number, n: number, share = 0.5): number => {
  if (!checkCount(x, n, true)) return 1;
  const limit = binomialPmf(x, n, share) * SAME_LIKELIHOOD;
  const mode = Math.min(n, Math.floor((n + 1) * share));
  const unlikely = (k: number): boolean => binomialPmf(k, n, share) <= limit;
  const low = lastUnlikely(0, mode, unlikely);
  const high = n - lastUnlikely(0, n - mode, (j) => unlikely(n - j));
  return low >= high ? 1 : Math.min(1, binomialLower(low, n, share) + binomialUpper(high, n, share));
};
