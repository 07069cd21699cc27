import { sum } from '../sum.ts';
import { pooledShare, type FunnelUnit } from './funnel-unit.ts';

/** Rates drawn towards the overall rate; a unit with n = 0 gets the overall rate. */
export interface MarshallRates {
  readonly overall: number;
  /** Variance between units: of the Poisson form as used (0 or more), of the binomial form the weighted variance of the shares. */
  readonly variance: number;
  readonly rates: readonly number[];
}

const spreadOf = (units: readonly FunnelUnit[]) => {
  const overall = pooledShare(units);
  if (overall === null) return null;
  const seen = units.filter(({ n }) => n > 0);
  const n = sum(seen.map((unit) => unit.n));
  const squares = sum(seen.map((unit) => unit.n * (unit.x / unit.n - overall) ** 2)) / n;
  return { overall, squares, meanSize: n / seen.length };
};

const draw = (
  units: readonly FunnelUnit[],
  overall: number,
  ownWeight: (n: number) => number,
): readonly number[] =>
  units.map(({ x, n }) => (n > 0 ? overall + ownWeight(n) * (x / n - overall) : overall));

/**
 * Global empirical Bayes rates for counts (Marshall 1991, Appl Stat 40:283).
 * @returns null when nothing is observed.
 */
export const marshallPoisson = (units: readonly FunnelUnit[]): MarshallRates | null => {
  const spread = spreadOf(units);
  if (spread === null) return null;
  const { overall, squares, meanSize } = spread;
  const variance = Math.max(0, squares - overall / meanSize);
  const ownWeight = (n: number): number => (variance > 0 ? variance / (variance + overall / n) : 0);
  return { overall, variance, rates: draw(units, overall, ownWeight) };
};

/**
 * The same for shares (Martuzzi & Elliott 1996, Stat Med 15:1867). When the shares spread less than chance the weight
 * of a unit's own share can leave [0, 1]; `ownWeight: 'held'` keeps it inside.
 * @returns null when nothing is observed.
 */
export const marshallBinomial = (
  units: readonly FunnelUnit[],
  { ownWeight = 'held' }: { ownWeight?: 'held' | 'as_is' } = {},
): MarshallRates | null => {
  const spread = spreadOf(units);
  if (spread === null) return null;
  const { overall, squares, meanSize } = spread;
  const chance = overall * (1 - overall);
  const weigh = (n: number): number => {
    const below = (n - 1) * squares + ((meanSize - n) / meanSize) * chance;
    const weight = below === 0 ? 0 : (n * squares - (n / meanSize) * chance) / below;
    return ownWeight === 'as_is' ? weight : Math.min(1, Math.max(0, weight));
  };
  return { overall, variance: squares, rates: draw(units, overall, weigh) };
};
