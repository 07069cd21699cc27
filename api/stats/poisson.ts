import { devianceTerm, stirlingError } from './discrete-terms.ts';
import { normalQuantile } from './distributions.ts';
import { findQuantile } from './find-quantile.ts';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

/** P(X = k) of a Poisson count with mean m, by the saddle-point form of Loader 2000. */
export const poissonPmf = (k: number, m: number): number => {
  if (k < 0 || !Number.isInteger(k)) return 0;
  if (m === 0) return k === 0 ? 1 : 0;
  if (k === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(k) - devianceTerm(k, m)) / Math.sqrt(2 * Math.PI * k);
};

/** P(X ≤ k). */
export const poissonLower = (k: number, m: number): number => (k < 0 ? 0 : upperGamma(Math.floor(k) + 1, m));

/** P(X ≥ k). */
export const poissonUpper = (k: number, m: number): number => (k <= 0 ? 1 : lowerGamma(Math.ceil(k), m));

/** Smallest k with P(X ≤ k) ≥ level. */
export const poissonQuantile = (level: number, m: number): number =>
  findQuantile(
    level,
    (k) => poissonLower(k, m),
    m + normalQuantile(level) * Math.sqrt(m),
    Number.MAX_SAFE_INTEGER,
  );
