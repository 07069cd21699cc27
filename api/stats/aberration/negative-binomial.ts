import { normalQuantile } from '../distributions.ts';
import { findQuantile } from '../find-quantile.ts';
import { incompleteBeta } from '../incomplete-beta.ts';
import { poissonLower, poissonQuantile } from '../poisson.ts';

/**
 * P(X ≤ k) of a count with mean m and variance φ·m: negative binomial for φ > 1 (size m/(φ − 1), probability 1/φ),
 * Poisson for φ = 1.
 */
export const overdispersedLower = (k: number, m: number, phi: number): number => {
  if (k < 0) return 0;
  if (m <= 0) return 1;
  return phi > 1 ? incompleteBeta(m / (phi - 1), Math.floor(k) + 1, 1 / phi) : poissonLower(k, m);
};

/** Smallest k with P(X ≤ k) ≥ level. */
export const overdispersedQuantile = (level: number, m: number, phi: number): number => {
  if (m <= 0) return 0;
  if (!(phi > 1)) return poissonQuantile(level, m);
  return findQuantile(
    level,
    (k) => overdispersedLower(k, m, phi),
    m + normalQuantile(level) * Math.sqrt(phi * m),
    Number.MAX_SAFE_INTEGER,
  );
};
