import { binomialLower, binomialPmf, binomialQuantile } from '../binomial.ts';
import { normalQuantile } from '../distributions.ts';
import { limitsBy, type FunnelLimits } from './funnel-limits.ts';
import { checkTarget } from './funnel-unit.ts';

/** How the limits of a share are found; see `binomialFunnel`. */
export type ShareLimits = 'interpolated' | 'step' | 'wilson';

const inUnit = (value: number): number => Math.min(1, Math.max(0, value));

/** The r with P(X ≤ r) = p if the distribution were continuous (Spiegelhalter 2005, A.1.1), as a share. */
const interpolated = (p: number, n: number, target: number): number => {
  const r = binomialQuantile(p, n, target);
  const beyond = (binomialLower(r, n, target) - p) / binomialPmf(r, n, target);
  return inUnit((r - beyond) / n);
};

/**
 * Limits of a share at size n around a target, within [0, 1]:
 * - `interpolated`: the exact binomial quantile, interpolated between counts (Spiegelhalter 2005, A.1.1);
 * - `step`: the binomial quantile itself;
 * - `wilson`: inverted Wilson, the share whose Wilson interval just touches the target, target ± z·√(target(1 − target)/n).
 * @returns null when n = 0.
 * @throws StatisticsError unless the target is a share; the first two need a whole n.
 */
export const binomialFunnel = (n: number, target: number, kind: ShareLimits): FunnelLimits | null => {
  checkTarget(target);
  if (!(n > 0)) return null;
  const error = Math.sqrt((target * (1 - target)) / n);
  return limitsBy(
    {
      interpolated: (p: number) => interpolated(p, n, target),
      step: (p: number) => binomialQuantile(p, n, target) / n,
      wilson: (p: number) => inUnit(target + normalQuantile(p) * error),
    }[kind],
  );
};
