import type { Scale } from '../../etl/model/scale.ts';
import type { RatedCell, RatingCells } from './cells.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import { linearisedMean, netInterval, normalP, welchP, wilson, type MeanSums } from './statistics.ts';

/** The answers in a fixed order, so that sums come out the same to the last digit. */
const ordered = (cells: RatingCells): RatedCell[] =>
  [...cells.rated.values()].sort(
    (a, b) => a.score - b.score || a.point - b.point || (a.instrument < b.instrument ? -1 : 1),
  );

const sumsOf = (cells: readonly RatedCell[], score: (cell: RatedCell) => number): MeanSums => {
  const sums = { n: 0, w: 0, w2: 0, ws: 0, w2s: 0, w2s2: 0 };
  for (const cell of cells) {
    const s = score(cell);
    sums.n += cell.n;
    sums.w += cell.w;
    sums.w2 += cell.w2;
    sums.ws += cell.w * s;
    sums.w2s += cell.w2 * s;
    sums.w2s2 += cell.w2 * s * s;
  }
  return sums;
};

/** Mean score 0–100 with its interval; the variance is linearised, Student with n − 1 degrees of freedom. */
export const estimateMean = (cells: RatingCells): Estimate => {
  const sums = sumsOf(ordered(cells), (cell) => cell.score);
  if (sums.n === 0 || sums.w <= 0) return nothing();
  const { mean, lower, upper } = linearisedMean(sums, LEVEL);
  return {
    value: mean,
    lower,
    upper,
    method: 't_linearised',
    n: sums.n,
    nEff: sums.w ** 2 / sums.w2,
    flags: instrumentFlags(cells),
  };
};

const instrumentFlags = (cells: RatingCells): string[] =>
  new Set([...cells.rated.values()].map((cell) => cell.instrument)).size > 1 ? ['several_instruments'] : [];

/** Looks up the scale of an instrument. */
export type ScaleOf = (instrument: string) => Scale | undefined;

/** Whether a point is among the two best, or the two worst, of its scale. */
export const isExtreme = (scale: Scale | undefined, point: number, end: 'best' | 'worst'): boolean => {
  const points = (scale?.points ?? []).map((each) => each.value).sort((a, b) => a - b);
  return (end === 'best' ? points.slice(-2) : points.slice(0, 2)).includes(point);
};

/** Weighted share of the answers that `counts`, Wilson on the effective sample size. */
export const estimateRatingShare = (cells: RatingCells, counts: (cell: RatedCell) => boolean): Estimate => {
  const all = ordered(cells);
  const sums = sumsOf(all, (cell) => (counts(cell) ? 1 : 0));
  if (sums.n === 0 || sums.w <= 0) return nothing();
  const nEff = sums.w ** 2 / sums.w2;
  const share = sums.ws / sums.w;
  return {
    value: share,
    ...wilson(share * nEff, nEff, LEVEL),
    method: 'wilson',
    n: sums.n,
    nEff,
    flags: instrumentFlags(cells),
  };
};

/** Share of good minus share of bad answers, −100–100; the variance divisor is n, or n − 1 for NPS. */
export const estimateNet = (
  cells: RatingCells,
  good: (cell: RatedCell) => boolean,
  bad: (cell: RatedCell) => boolean,
  lessOne: 0 | 1,
): Estimate => {
  const all = ordered(cells);
  const plus = sumsOf(all, (cell) => (good(cell) ? 1 : 0));
  const minus = sumsOf(all, (cell) => (bad(cell) ? 1 : 0));
  if (plus.n === 0 || plus.w <= 0) return nothing();
  const nEff = plus.w ** 2 / plus.w2;
  return {
    ...netInterval(plus.ws / plus.w, minus.ws / minus.w, nEff, lessOne, LEVEL),
    method: lessOne ? 'net_n_minus_1' : 'net_n',
    n: plus.n,
    nEff,
    flags: instrumentFlags(cells),
  };
};

/** Difference of two means: Welch’s interval and test. */
export const differMeans = (a: RatingCells, b: RatingCells): Difference => {
  const sumsA = sumsOf(ordered(a), (cell) => cell.score);
  const sumsB = sumsOf(ordered(b), (cell) => cell.score);
  if (sumsA.n < 2 || sumsB.n < 2) return noDifference;
  return welchP(sumsA, sumsB, LEVEL);
};

/** Difference of two net values by their standard errors, normal. */
export const differNets = (a: Estimate, b: Estimate): Difference => {
  if (a.value === null || b.value === null || a.upper === null || b.upper === null) return noDifference;
  const z = 1.959963984540054;
  const se = Math.hypot((a.upper - a.value) / z, (b.upper - b.value) / z);
  const difference = a.value - b.value;
  return {
    difference,
    lower: difference - z * se,
    upper: difference + z * se,
    p: se > 0 ? normalP(difference / se) : null,
  };
};
