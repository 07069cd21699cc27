import { betaQuantile } from '../distributions.ts';
import { checkLevel, type Interval } from '../interval.ts';
import { sum } from '../sum.ts';
import { pooledShare, type FunnelUnit } from './funnel-unit.ts';

/** How shares of units are distributed: Beta(mean·size, (1 − mean)·size). An infinite size means that they are alike. */
export interface BetaPrior {
  readonly mean: number;
  /** α + β: how many answers the other units are worth. */
  readonly size: number;
}

export interface BetaMoments extends BetaPrior {
  /** Σ n(p − mean)². */
  readonly squares: number;
  /** Correlation of two answers from one unit; 0 reads "no evidence of differences". */
  readonly rho: number;
}

/**
 * The prior by moments (Kleinman 1973, weights n): ρ from the spread of the shares, held in [0, 1], size (1 − ρ)/ρ.
 * Shares that are all 0 or all 1 have ρ = 0. @returns null when nothing is observed.
 */
export const betaMoments = (units: readonly FunnelUnit[]): BetaMoments | null => {
  const mean = pooledShare(units);
  if (mean === null) return null;
  const seen = units.filter(({ n }) => n > 0);
  const n = sum(seen.map((unit) => unit.n));
  const squares = sum(seen.map((unit) => unit.n * (unit.x / unit.n - mean) ** 2));
  const chance = mean * (1 - mean);
  const free = seen.length - 1;
  const scale = chance * (n - sum(seen.map((unit) => unit.n ** 2)) / n - free);
  const rho = scale > 0 ? Math.min(1, Math.max(0, (squares - chance * free) / scale)) : 0;
  return { mean, size: rho > 0 ? (1 - rho) / rho : Infinity, squares, rho };
};

/** A unit's share drawn towards the mean of all. */
export interface ShrunkShare {
  readonly share: number;
  /** Weight of the unit's own share, n/(n + size). */
  readonly ownWeight: number;
  /** Of the posterior; leaves the uncertainty of the prior out. Null when the units are alike. */
  readonly interval: Interval | null;
}

/** Posterior mean and interval of each unit under a prior. A unit without answers gets the prior itself. */
export const shrinkShares = (
  units: readonly FunnelUnit[],
  { mean, size }: BetaPrior,
  level: number,
): ShrunkShare[] => {
  checkLevel(level);
  if (!Number.isFinite(size)) return units.map(() => ({ share: mean, ownWeight: 0, interval: null }));
  const tail = (1 - level) / 2;
  return units.map(({ x, n }) => {
    const { a, b } = posterior({ x, n }, { mean, size });
    const at = (p: number): number => (a <= 0 ? 0 : b <= 0 ? 1 : betaQuantile(p, a, b));
    return {
      share: n + size > 0 ? (x + mean * size) / (n + size) : mean,
      ownWeight: n + size > 0 ? n / (n + size) : 0,
      interval: { lower: at(tail), upper: at(1 - tail) },
    };
  });
};

/** Parameters of the Beta posterior of a unit's share. */
export const posterior = (
  { x, n }: FunnelUnit,
  { mean, size }: BetaPrior,
): { readonly a: number; readonly b: number } => ({ a: x + mean * size, b: n - x + (1 - mean) * size });
