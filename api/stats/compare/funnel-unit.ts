import { checkCount, StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';

/** A unit of which x of n have a property; n = 0 means nothing observed. */
export interface FunnelUnit {
  readonly x: number;
  readonly n: number;
}

/**
 * Share of all units together, the usual target of a funnel. @returns null when nothing is observed.
 * @throws StatisticsError for a unit that is no share.
 */
export const pooledShare = (units: readonly FunnelUnit[]): number | null => {
  for (const { x, n } of units) checkCount(x, n, false);
  const n = sum(units.map((unit) => unit.n));
  return n > 0 ? sum(units.map((unit) => unit.x)) / n : null;
};

/** @throws StatisticsError unless 0 ≤ target ≤ 1. */
export const checkTarget = (target: number): void => {
  if (!(target >= 0 && target <= 1)) throw new StatisticsError(`target ${target} is no share`);
};
