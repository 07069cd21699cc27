import { quantile } from '../stats/index.ts';
import { drawNormal } from './draw-normal.ts';
import type { FunnelUnit } from './funnel.ts';

/** Where a unit may stand among all; rank 1 is the highest share. */
export interface RankInterval {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly pFirstQuarter: number;
  readonly pLastQuarter: number;
}

/** A gamma number of shape ≥ ½ and scale 1 (Marsaglia & Tsang 2000), below 1 by the power of a uniform one. */
const drawGamma = (shape: number, random: () => number): number => {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return d * v;
  }
};

const drawBeta = (a: number, b: number, random: () => number): number => {
  const x = drawGamma(a, random);
  return x / (x + drawGamma(b, random));
};

/**
 * Rank of every unit over seeded draws of its share from Beta(x + ½, n − x + ½) (Goldstein & Spiegelhalter 1996): the
 * middle 95 % of its ranks, and how often it is in the first or last quarter of all.
 */
export const rankUnits = (
  units: readonly FunnelUnit[],
  draws: number,
  random: () => number,
): RankInterval[] => {
  const k = units.length;
  const ranks = units.map(() => new Array<number>(draws).fill(0));
  const order = units.map((_, i) => i);
  for (let draw = 0; draw < draws; draw++) {
    const shares = units.map(({ x, n }) => drawBeta(x + 0.5, n - x + 0.5, random));
    order.sort((a, b) => (shares[b] as number) - (shares[a] as number));
    order.forEach((unit, position) => {
      (ranks[unit] as number[])[draw] = position + 1;
    });
  }
  const quarter = Math.max(1, Math.floor(k / 4));
  return ranks.map((own) => ({
    median: quantile(own, 0.5),
    lower: quantile(own, 0.025),
    upper: quantile(own, 0.975),
    pFirstQuarter: own.filter((rank) => rank <= quarter).length / draws,
    pLastQuarter: own.filter((rank) => rank > k - quarter).length / draws,
  }));
};

/**
 * Units in the order of their middle rank, cut where the next one's interval begins only after everybody's before it
 * has ended: within a group nobody is apart from a neighbour.
 * @returns a group number from 1 for each unit, in the order given.
 */
export const groupRanks = (ranks: readonly RankInterval[]): number[] => {
  const order = ranks.map((_, i) => i).sort((a, b) => (ranks[a]?.median ?? 0) - (ranks[b]?.median ?? 0));
  const groups = new Array<number>(ranks.length).fill(0);
  let [group, reach] = [0, -Infinity];
  for (const i of order) {
    const { lower, upper } = ranks[i] as RankInterval;
    if (lower > reach) group += 1;
    reach = Math.max(reach, upper);
    groups[i] = group;
  }
  return groups;
};
