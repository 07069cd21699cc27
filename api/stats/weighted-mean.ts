import { tQuantile, tTwoSided } from './distributions.ts';
import { checkLevel, type Interval } from './interval.ts';

/** Sufficient statistics of a weighted mean: n, Σw, Σw², Σws, Σw²s, Σw²s². */
export interface MeanSums {
  n: number;
  w: number;
  w2: number;
  ws: number;
  w2s: number;
  w2s2: number;
}

/** Sums over (score, weight) pairs. */
export const meanSums = (pairs: Iterable<readonly [score: number, weight: number]>): MeanSums => {
  const sums: MeanSums = { n: 0, w: 0, w2: 0, ws: 0, w2s: 0, w2s2: 0 };
  for (const [s, w] of pairs) {
    sums.n += 1;
    sums.w += w;
    sums.w2 += w * w;
    sums.ws += w * s;
    sums.w2s += w * w * s;
    sums.w2s2 += w * w * s * s;
  }
  return sums;
};

/** Kish's effective sample size (Σw)²/Σw². */
export const effectiveSize = ({ w, w2 }: Pick<MeanSums, 'w' | 'w2'>): number => (w * w) / w2;

/**
 * Standard error of the weighted mean by Taylor linearisation, Σw²(s − μ)²/(Σw)² · n/(n − 1); with equal weights the
 * usual s/√n. @returns null for fewer than two answers.
 */
export const meanStandardError = (sums: MeanSums): number | null => {
  if (sums.n < 2) return null;
  const mean = sums.ws / sums.w;
  const spread = Math.max(0, sums.w2s2 - 2 * mean * sums.w2s + mean * mean * sums.w2);
  return Math.sqrt((spread / sums.w ** 2) * (sums.n / (sums.n - 1)));
};

/**
 * Mean with Student interval on n − 1 degrees of freedom; no interval for a single answer, nor when all are the same:
 * such data say nothing about their spread. @returns null without answers.
 */
export const weightedMean = (
  sums: MeanSums,
  level: number,
): { mean: number; se: number | null; interval: Interval | null } | null => {
  checkLevel(level);
  if (sums.n === 0 || !(sums.w > 0)) return null;
  const mean = sums.ws / sums.w;
  const se = meanStandardError(sums);
  if (se === null || se === 0) return { mean, se, interval: null };
  const half = tQuantile(1 - (1 - level) / 2, sums.n - 1) * se;
  return { mean, se, interval: { lower: mean - half, upper: mean + half } };
};

/**
 * Difference of two independent means with Welch's interval and p. Without any spread in either there is no t and no
 * df, and p says only whether the means are the same. @returns null when either has fewer than two answers.
 */
export const welchDifference = (
  a: MeanSums,
  b: MeanSums,
  level: number,
): { difference: number; interval: Interval; t: number | null; df: number | null; p: number } | null => {
  const [seA, seB] = [meanStandardError(a), meanStandardError(b)];
  if (seA === null || seB === null) return null;
  const difference = a.ws / a.w - b.ws / b.w;
  const se = Math.hypot(seA, seB);
  if (se === 0) {
    const interval = { lower: difference, upper: difference };
    return { difference, interval, t: null, df: null, p: difference === 0 ? 1 : 0 };
  }
  const df = se ** 4 / (seA ** 4 / (a.n - 1) + seB ** 4 / (b.n - 1));
  const half = tQuantile(1 - (1 - level) / 2, df) * se;
  return {
    difference,
    interval: { lower: difference - half, upper: difference + half },
    t: difference / se,
    df,
    p: tTwoSided(difference / se, df),
  };
};
