import { chiSquareUpper } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { quantile } from '../quantile.ts';
import { sum } from '../sum.ts';
import type { FunnelPoint } from './funnel-point.ts';

/** How far units spread beyond chance. Lists have one entry per point, null where there is no point. */
export interface Overdispersion {
  /** (value − target)/error. */
  readonly z: readonly (number | null)[];
  readonly winsorised: readonly (number | null)[];
  /** Mean squared winsorised z; about 1 when the units differ by chance only. */
  readonly phi: number;
  readonly phiUnwinsorised: number;
  /** Variance between units, on the scale of the points. */
  readonly tauSquared: number;
  /** Test that the units differ by chance only; p is null for one unit. */
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number | null;
}

/** Share of the units pulled in at each end, so that a few extreme ones do not widen everyone's limits. */
export const WINSORISED = 0.1;

/** Values pulled in to the quantiles (type 7) at `share` and 1 − `share`. */
export const winsorise = (values: readonly number[], share: number): number[] => {
  if (!(share >= 0 && share < 0.5)) throw new StatisticsError(`winsorising ${share} is not in [0, 0.5)`);
  const [low, high] = [quantile(values, share), quantile(values, 1 - share)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
};

const meanSquare = (values: readonly number[]): number =>
  sum(values.map((value) => value * value)) / values.length;

/** τ² by moments (DerSimonian & Laird 1986, with kφ for Q). */
const between = (phi: number, errors: readonly number[]): number => {
  const k = errors.length;
  if (k < 2 || k * phi < k - 1) return 0;
  const weights = errors.map((error) => 1 / (error * error));
  const total = sum(weights);
  return (k * phi - (k - 1)) / (total - sum(weights.map((weight) => weight * weight)) / total);
};

/**
 * Overdispersion of points around a target (Spiegelhalter 2005, Stat Med 24:1185).
 * @returns null without points.
 */
export const overdispersion = (
  points: readonly (FunnelPoint | null)[],
  target: number,
  share: number = WINSORISED,
): Overdispersion | null => {
  const present = points.filter((point) => point !== null);
  const k = present.length;
  if (k === 0) return null;
  const z = present.map(({ value, error }) => (value - target) / error);
  const pulled = winsorise(z, share);
  const phi = meanSquare(pulled);
  const spread = (values: readonly number[]): (number | null)[] => {
    let next = 0;
    return points.map((point) => (point === null ? null : (values[next++] as number)));
  };
  return {
    z: spread(z),
    winsorised: spread(pulled),
    phi,
    phiUnwinsorised: meanSquare(z),
    tauSquared: between(
      phi,
      present.map(({ error }) => error),
    ),
    chiSquare: k * phi,
    df: k - 1,
    p: k > 1 ? chiSquareUpper(k * phi, k - 1) : null,
  };
};
