import type { RankInterval } from '../stats/compare/index.ts';

/** The part of a rank interval that says where a unit may stand. */
export type Ranked = Pick<RankInterval, 'lower' | 'median' | 'upper'>;

/**
 * Units in the order of their middle rank, cut where the next one's interval begins only after everybody's before it
 * has ended: within a group nobody is apart from a neighbour.
 * @returns a group number from 1 for each unit, in the order given.
 */
export const groupRanks = (ranks: readonly Ranked[]): number[] => {
  const order = ranks.map((_, i) => i).sort((a, b) => (ranks[a]?.median ?? 0) - (ranks[b]?.median ?? 0));
  const groups = new Array<number>(ranks.length).fill(0);
  let [group, reach] = [0, -Infinity];
  for (const i of order) {
    const { lower, upper } = ranks[i] as Ranked;
    if (lower > reach) group += 1;
    reach = Math.max(reach, upper);
    groups[i] = group;
  }
  return groups;
};
