import { logGamma } from './log-gamma.ts';

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * One-sided mid-p of Fisher's exact test: P(X > x) + P(X = x)/2 of the hypergeometric number of "yes" among `n1`, given
 * the `x1 + x2` among all (Lancaster 1961). Small where the first share is the higher one.
 * @returns null when a base is 0.
 */
export const fisherUpper = (x1: number, n1: number, x2: number, n2: number): number | null => {
  if (!(n1 > 0) || !(n2 > 0)) return null;
  const total = x1 + x2;
  const all = logChoose(n1 + n2, total);
  const high = Math.min(n1, total);
  let p = 0;
  for (let k = x1; k <= high; k++) {
    const share = Math.exp(logChoose(n1, k) + logChoose(n2, total - k) - all);
    p += k === x1 ? share / 2 : share;
    if (k > (n1 * total) / (n1 + n2) && share < p * 1e-12) break;
  }
  return Math.min(1, p);
};
