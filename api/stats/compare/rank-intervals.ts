import { checkLevel, StatisticsError } from '../interval.ts';
import { betaDraws, type Random } from './draw-beta.ts';

/** What is known of a unit's share: Beta(a, b). */
export interface BetaBelief {
  readonly a: number;
  readonly b: number;
}

/** Where a unit may stand; rank 1 is the highest share. */
export interface RankInterval {
  readonly expected: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** Share of the draws with each rank, from rank 1. */
  readonly shares: readonly number[];
}

/** Belief about a share from its answers alone, with Jeffreys' prior Beta(½, ½). */
export const jeffreysBelief = ({ x, n }: { x: number; n: number }): BetaBelief => ({
  a: x + 0.5,
  b: n - x + 0.5,
});

/** @throws StatisticsError unless both parameters are positive. */
export const checkBeliefs = (beliefs: readonly BetaBelief[]): void => {
  for (const { a, b } of beliefs)
    if (!(a > 0 && b > 0 && Number.isFinite(a + b)))
      throw new StatisticsError(`Beta(${a}, ${b}) is no belief`);
};

/** Smallest rank that at least a share p of the draws does not exceed (quantile type 1). */
const rankAt = (counts: readonly number[], draws: number, p: number): number => {
  let total = 0;
  for (const [i, count] of counts.entries()) {
    total += count;
    if (total >= p * draws) return i + 1;
  }
  return counts.length;
};

/**
 * Intervals of ranks: shares are drawn for all units at once and ranked, again and again (Goldstein & Spiegelhalter
 * 1996).
 * @param random a seeded generator of numbers in [0, 1).
 * @returns one per unit; none without units.
 */
export const rankIntervals = (
  beliefs: readonly BetaBelief[],
  { draws, level, random }: { draws: number; level: number; random: Random },
): RankInterval[] => {
  checkLevel(level);
  checkBeliefs(beliefs);
  if (!(Number.isInteger(draws) && draws > 0)) throw new StatisticsError(`${draws} draws are none`);
  const k = beliefs.length;
  const counts = beliefs.map(() => new Array<number>(k).fill(0));
  const order = beliefs.map((_, i) => i);
  const shares = new Float64Array(k);
  const draw = betaDraws(random);
  for (let i = 0; i < draws; i++) {
    for (const [j, { a, b }] of beliefs.entries()) shares[j] = draw(a, b);
    order.sort((one, other) => (shares[other] as number) - (shares[one] as number));
    for (const [rank, unit] of order.entries()) {
      const held = counts[unit] as number[];
      held[rank] = (held[rank] as number) + 1;
    }
  }
  const tail = (1 - level) / 2;
  return counts.map((each) => ({
    expected: each.reduce((total, count, i) => total + count * (i + 1), 0) / draws,
    lower: rankAt(each, draws, tail),
    median: rankAt(each, draws, 0.5),
    upper: rankAt(each, draws, 1 - tail),
    shares: each.map((count) => count / draws),
  }));
};

/** Probability of being among the first `places` ranks (or, with `from: 'last'`, the last). */
export const chanceAmong = (
  { shares }: RankInterval,
  places: number,
  from: 'first' | 'last' = 'first',
): number => {
  const part = from === 'first' ? shares.slice(0, places) : shares.slice(Math.max(0, shares.length - places));
  return part.reduce((total, share) => total + share, 0);
};
