import { devianceTerm, stirlingError } from './discrete-terms.ts';
import { normalQuantile } from './distributions.ts';
import { findQuantile } from './find-quantile.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/** P(X = k) of a binomial, by the saddle-point form of Loader 2000, exact to nearly full precision. */
export const binomialPmf = (k: number, n: number, p: number): number => {
  if (k < 0 || k > n || !Number.isInteger(k)) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const rest = n - k;
  const log =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    devianceTerm(k, n * p) -
    devianceTerm(rest, n * (1 - p));
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * k * rest));
};

/** P(X ≤ k). */
export const binomialLower = (k: number, n: number, p: number): number =>
  k < 0 ? 0 : k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p);

/** P(X ≥ k). */
export const binomialUpper = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : incompleteBeta(k, n - k + 1, p);

/** Smallest k with P(X ≤ k) ≥ level. */
export const binomialQuantile = (level: number, n: number, p: number): number =>
  findQuantile(
    level,
    (k) => binomialLower(k, n, p),
    n * p + normalQuantile(level) * Math.sqrt(n * p * (1 - p)),
    n,
  );
