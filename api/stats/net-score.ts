import { normalTwoSided, tQuantile, zOf } from './distributions.ts';
import type { Interval } from './interval.ts';

/** A net score p₊ − p₋ with its standard errors by both divisors, all on the scale of the shares. */
export interface NetScore {
  readonly net: number;
  readonly seN: number;
  /** Null for a single answer. */
  readonly seNMinus1: number | null;
}

/** Net of two shares of n answers: SE √((p₊ + p₋ − (p₊ − p₋)²)/n), or with n − 1. @returns null when n = 0. */
export const netScore = (plus: number, minus: number, n: number): NetScore | null => {
  if (!(n > 0)) return null;
  const net = plus - minus;
  const spread = Math.max(0, plus + minus - net * net);
  return { net, seN: Math.sqrt(spread / n), seNMinus1: n > 1 ? Math.sqrt(spread / (n - 1)) : null };
};

/** Normal interval around an estimate. */
export const normalInterval = (estimate: number, se: number, level: number): Interval => {
  const half = zOf(level) * se;
  return { lower: estimate - half, upper: estimate + half };
};

/** Student interval around an estimate. */
export const studentInterval = (estimate: number, se: number, df: number, level: number): Interval => {
  const half = tQuantile(1 - (1 - level) / 2, df) * se;
  return { lower: estimate - half, upper: estimate + half };
};

/** Difference of two independent estimates by their standard errors, a − b. */
export const normalDifference = (
  a: { estimate: number; se: number },
  b: { estimate: number; se: number },
  level: number,
): { difference: number; se: number; z: number; p: number; interval: Interval } => {
  const difference = a.estimate - b.estimate;
  const se = Math.hypot(a.se, b.se);
  const z = se > 0 ? difference / se : difference === 0 ? 0 : Infinity;
  return { difference, se, z, p: normalTwoSided(z), interval: normalInterval(difference, se, level) };
};
