import type { Scale } from '../../etl/model/scale.ts';
import type { Counted } from '../metrics/metric.ts';
import type { RatedCell, RatingCells } from './cells.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import {
  effectiveSize,
  netScore,
  normalDifference,
  normalInterval,
  weightedMean,
  welchDifference,
  wilsonInterval,
  type MeanSums,
} from '../stats/index.ts';

/** The answers in a fixed order, so that sums come out the same to the last digit. */
export const ordered = (cells: RatingCells): RatedCell[] =>
  [...cells.rated.values()].sort(
    (a, b) => a.score - b.score || a.point - b.point || (a.instrument < b.instrument ? -1 : 1),
  );

/** Sufficient statistics of the mean of a score over cells. */
export const sumsOf = (cells: readonly RatedCell[], score: (cell: RatedCell) => number): MeanSums => {
  const sums: MeanSums = { n: 0, w: 0, w2: 0, ws: 0, w2s: 0, w2s2: 0 };
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
  const estimate = weightedMean(sums, LEVEL);
  if (!estimate) return nothing();
  return {
    value: estimate.mean,
    lower: estimate.interval?.lower ?? null,
    upper: estimate.interval?.upper ?? null,
    method: 't_linearised',
    n: sums.n,
    nEff: effectiveSize(sums),
    se: estimate.se,
    flags: instrumentFlags(cells),
  };
};

const instrumentFlags = (cells: RatingCells): string[] =>
  new Set([...cells.rated.values()].map((cell) => cell.instrument)).size > 1 ? ['several_instruments'] : [];

/** Looks up the scale of an instrument. */
export type ScaleOf = (instrument: string) => Scale | undefined;

/** Whether a point is among the two best, the two worst, or the officially good ones of its scale. */
export const isCounted = (scale: Scale | undefined, point: number, counted: Counted): boolean => {
  if (counted === 'official' && scale?.official) return scale.official.includes(point);
  const points = (scale?.points ?? []).map((each) => each.value).sort((a, b) => a - b);
  return (counted === 'two_worst' ? points.slice(0, 2) : points.slice(-2)).includes(point);
};

/** Weighted share of the answers that `counts`, Wilson on the effective sample size; don’t know may be in the base. */
export const estimateRatingShare = (
  cells: RatingCells,
  counts: (cell: RatedCell) => boolean,
  withDontKnow = false,
): Estimate => {
  const sums = sumsOf(ordered(cells), (cell) => (counts(cell) ? 1 : 0));
  const unsure = withDontKnow ? cells.missing.get('dont_know') : undefined;
  sums.n += unsure?.n ?? 0;
  sums.w += unsure?.w ?? 0;
  sums.w2 += unsure?.w2 ?? 0;
  if (sums.n === 0 || sums.w <= 0) return nothing();
  const nEff = effectiveSize(sums);
  const share = Math.min(1, sums.ws / sums.w);
  return {
    value: share,
    ...(wilsonInterval(share * nEff, nEff, LEVEL) ?? { lower: null, upper: null }),
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
  const nEff = effectiveSize(plus);
  const score = netScore(plus.ws / plus.w, minus.ws / minus.w, nEff);
  const se = lessOne ? score?.seNMinus1 : score?.seN;
  if (!score) return nothing();
  return {
    value: 100 * score.net,
    ...(se ? normalInterval(100 * score.net, 100 * se, LEVEL) : { lower: null, upper: null }),
    method: lessOne ? 'net_n_minus_1' : 'net_n',
    n: plus.n,
    nEff,
    se: se ? 100 * se : null,
    flags: instrumentFlags(cells),
  };
};

/** Difference of two means: Welch’s interval and test. */
export const differMeans = (a: RatingCells, b: RatingCells): Difference => {
  const difference = welchDifference(
    sumsOf(ordered(a), (cell) => cell.score),
    sumsOf(ordered(b), (cell) => cell.score),
    LEVEL,
  );
  return difference
    ? { difference: difference.difference, ...difference.interval, p: difference.p }
    : noDifference;
};

/** Difference of two estimates by their standard errors. */
export const differByError = (a: Estimate, b: Estimate): Difference => {
  if (a.value === null || b.value === null || typeof a.se !== 'number' || typeof b.se !== 'number')
    return noDifference;
  const { difference, interval, p } = normalDifference(
    { estimate: a.value, se: a.se },
    { estimate: b.value, se: b.se },
    LEVEL,
  );
  return { difference, ...interval, p };
};
