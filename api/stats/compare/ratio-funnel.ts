import { chiSquareQuantile } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { poissonLower, poissonPmf, poissonQuantile } from '../poisson.ts';
import { limitsBy, mapLimits, type FunnelLimits } from './funnel-limits.ts';
import { additiveLimits, rootPoint } from './funnel-point.ts';
import { overdispersion, WINSORISED, type Overdispersion } from './overdispersion.ts';

/** A unit with an observed count and the count expected of it, such as its population times the overall rate. */
export interface RatioUnit {
  readonly observed: number;
  readonly expected: number;
}

const check = ({ observed, expected }: RatioUnit): void => {
  if (!(observed >= 0 && expected >= 0 && Number.isFinite(observed) && Number.isFinite(expected)))
    throw new StatisticsError(`${observed} observed against ${expected} expected is no ratio of counts`);
};

/** The r with P(X ≤ r) = p if the distribution were continuous (Spiegelhalter 2005, A.1.1). */
const interpolated = (p: number, expected: number): number => {
  const r = poissonQuantile(p, expected);
  return Math.max(0, r - (poissonLower(r, expected) - p) / poissonPmf(r, expected));
};

/**
 * Limits of observed/expected around 1 for a Poisson count: by χ² quantiles (lower 2E, upper 2(E + 1) degrees of
 * freedom, over 2E) as FunnelPlotR's SR, or by the interpolated Poisson quantile (Spiegelhalter 2005).
 * @returns null when nothing is expected.
 */
export const ratioFunnel = (expected: number, kind: 'chi_square' | 'interpolated'): FunnelLimits | null => {
  check({ observed: 0, expected });
  if (expected === 0) return null;
  return limitsBy(
    kind === 'interpolated'
      ? (p) => interpolated(p, expected) / expected
      : (p) => chiSquareQuantile(p, 2 * (p < 0.5 ? expected : expected + 1)) / (2 * expected),
  );
};

export interface RootRatioFunnel {
  readonly spread: Overdispersion;
  /** Limits of √(observed/expected) per unit, null where nothing is expected. */
  readonly roots: readonly (FunnelLimits | null)[];
  /** The same as ratios; a root below 0 gives 0. */
  readonly limits: readonly (FunnelLimits | null)[];
}

/**
 * Random-effects limits of ratios on the square-root scale (Spiegelhalter 2005; the CQC form of FunnelPlotR, which
 * leaves its limits as roots).
 * @returns null when nothing is expected of any unit.
 */
export const rootRatioFunnel = (
  units: readonly RatioUnit[],
  winsorised: number = WINSORISED,
): RootRatioFunnel | null => {
  for (const unit of units) check(unit);
  const points = units.map(({ observed, expected }) => rootPoint(observed, expected));
  const spread = overdispersion(points, 1, winsorised);
  if (spread === null) return null;
  const roots = points.map((point) => point && additiveLimits(1, point.error, spread.tauSquared));
  const square = (root: number): number => Math.max(0, root) ** 2;
  return {
    spread,
    roots,
    limits: roots.map((each) => each && mapLimits(each, square)),
  };
};
