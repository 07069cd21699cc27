import { normalQuantile } from '../distributions.ts';
import { overdispersedQuantile } from './negative-binomial.ts';

/**
 * How the threshold is set: `delta` by a power transformation that makes counts symmetrical (Farrington et al. 1996);
 * `nbPlugin` by a negative binomial at the expected count (Noufaily et al. 2013); `muan` by one at the upper limit of
 * the expected count.
 */
export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan';

/** Power of the transformation: 2/3 for Poisson-like counts. */
export type Power = '2/3' | '1/2' | 'none';

const EXPONENT: Readonly<Record<Power, number>> = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 };

/** Standard error of the transformed prediction; τ = φ + Var(μ)/μ. */
const transformedError = (mean: number, tau: number, power: Power): number =>
  Math.sqrt({ '2/3': (4 / 9) * Math.cbrt(mean) * tau, '1/2': tau / 4, none: mean * tau }[power]);

/**
 * Count above which a period is unusual.
 * @param mean expected count.
 * @param logError standard error of its logarithm.
 * @param alpha one-sided error.
 */
export const farringtonThreshold = (
  { mean, logError, phi }: { mean: number; logError: number; phi: number },
  { method, alpha, power }: { method: ThresholdMethod; alpha: number; power: Power },
): number => {
  const z = normalQuantile(1 - alpha);
  if (method === 'delta') {
    const exponent = EXPONENT[power];
    const tau = phi + mean * logError * logError;
    return (mean ** exponent + z * transformedError(mean, tau, power)) ** (1 / exponent);
  }
  const at = method === 'nbPlugin' ? mean : mean * Math.exp(z * logError);
  return overdispersedQuantile(1 - alpha, at, phi);
};
