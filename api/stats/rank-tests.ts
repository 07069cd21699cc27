import { chiSquareUpper, normalTwoSided } from './distributions.ts';
import { StatisticsError } from './interval.ts';

/** Ranks from 1, ties sharing their mean rank, with Σ(t³ − t) over the ties. */
export const midranks = (values: readonly number[]): { ranks: number[]; ties: number } => {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Array<number>(values.length);
  let ties = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + 1 + to) / 2;
    const t = to - from;
    ties += t ** 3 - t;
    from = to;
  }
  return { ranks, ties };
};

const rankSums = (groups: readonly (readonly number[])[]): { sums: number[]; n: number; ties: number } => {
  if (groups.length < 2 || groups.some((group) => group.length === 0))
    throw new StatisticsError('a rank test needs at least two groups, none of them empty');
  const { ranks, ties } = midranks(groups.flat());
  let from = 0;
  const sums = groups.map((group) => {
    const held = ranks.slice(from, from + group.length).reduce((sum, rank) => sum + rank, 0);
    from += group.length;
    return held;
  });
  return { sums, n: ranks.length, ties };
};

/** Test that groups have the same distribution (Kruskal & Wallis 1952), corrected for ties. @returns null when all values are the same. */
export const kruskalWallis = (
  groups: readonly (readonly number[])[],
): { h: number; df: number; p: number } | null => {
  const { sums, n, ties } = rankSums(groups);
  const correction = 1 - ties / (n ** 3 - n);
  if (!(correction > 0)) return null;
  const between = sums.reduce((sum, held, i) => sum + held ** 2 / (groups[i]?.length ?? 1), 0);
  const h = ((12 * between) / (n * (n + 1)) - 3 * (n + 1)) / correction;
  const df = groups.length - 1;
  return { h, df, p: chiSquareUpper(h, df) };
};

/**
 * Test that two groups have the same distribution (Mann & Whitney 1947), normal with tie correction; `w` counts the
 * pairs in which the first group's value is the higher one, ties as half. @returns null when all values are the same.
 */
export const mannWhitney = (
  a: readonly number[],
  b: readonly number[],
): { w: number; p: number; pCorrected: number } | null => {
  const { sums, n, ties } = rankSums([a, b]);
  const w = (sums[0] as number) - (a.length * (a.length + 1)) / 2;
  const off = w - (a.length * b.length) / 2;
  const se = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - ties / (n * (n - 1))));
  if (!(se > 0)) return null;
  return {
    w,
    p: normalTwoSided(off / se),
    pCorrected: normalTwoSided((off - Math.sign(off) * 0.5) / se),
  };
};
