import { normalTwoSided } from './distributions.ts';
import { StatisticsError } from './interval.ts';

/** Kendall's S with its variance, before any test. */
export interface KendallScore {
  readonly s: number;
  readonly variance: number;
}

export interface MannKendall extends KendallScore {
  readonly tauB: number | null;
  /** Null when every value is the same. */
  readonly z: number | null;
  readonly p: number | null;
  readonly zCorrected: number | null;
  readonly pCorrected: number | null;
  /** From the exact distribution; null with ties or from 50 values on. */
  readonly pExact: number | null;
}

const EXACT_BELOW = 50;

/** How often each value occurs. */
const tieCounts = (values: readonly number[]): number[] => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
};

/** S = Σ sign(yⱼ − yᵢ) over i < j, with the variance corrected for ties (Kendall 1975). */
export const kendallScore = (y: readonly number[]): KendallScore => {
  const n = y.length;
  let s = 0;
  for (let j = 1; j < n; j++) for (let i = 0; i < j; i++) s += Math.sign((y[j] as number) - (y[i] as number));
  const ties = tieCounts(y).reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  return { s, variance: (n * (n - 1) * (2 * n + 5) - ties) / 18 };
};

/** z with continuity correction; null without variance. */
export const correctedZ = ({ s, variance }: KendallScore): number | null =>
  variance > 0 ? (Math.sign(s) * Math.max(0, Math.abs(s) - 1)) / Math.sqrt(variance) : null;

/** P(T ≤ q) of the number of concordant pairs of n values in random order, by the recursion of Kendall 1938. */
const concordantLower = (q: number, n: number): number => {
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, i) => {
      for (let j = 0; j < size; j++) next[i + j] = (next[i + j] as number) + share / size;
    });
    shares = next;
  }
  return shares.slice(0, q + 1).reduce((sum, share) => sum + share, 0);
};

const exactP = (s: number, n: number): number => {
  const pairs = (n * (n - 1)) / 2;
  const concordant = (s + pairs) / 2;
  const fewer = Math.min(concordant, pairs - concordant);
  return Math.min(1, 2 * concordantLower(fewer, n));
};

/**
 * Trend test of Mann 1945 and Kendall 1975 on values in the order of time; S with variance corrected for ties,
 * normal p with and without continuity correction, and the exact one where it exists.
 */
export const mannKendall = (y: readonly number[]): MannKendall => {
  const n = y.length;
  if (n < 2) throw new StatisticsError('a trend needs at least two values');
  const score = kendallScore(y);
  const z = score.variance > 0 ? score.s / Math.sqrt(score.variance) : null;
  const zCorrected = correctedZ(score);
  const ties = tieCounts(y);
  const pairs = (n * (n - 1)) / 2;
  const untied = pairs - ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  return {
    ...score,
    tauB: untied > 0 ? score.s / Math.sqrt(pairs * untied) : null,
    z,
    p: z === null ? null : normalTwoSided(z),
    zCorrected,
    pCorrected: zCorrected === null ? null : normalTwoSided(zCorrected),
    pExact: ties.length === n && n < EXACT_BELOW ? exactP(score.s, n) : null,
  };
};

/** Mann–Kendall by season, seasons taken as independent (Hirsch & Slack 1982); values in the order of time. */
export const seasonalMannKendall = (
  y: readonly number[],
  period: number,
): KendallScore & { zCorrected: number | null; p: number | null } => {
  if (!(Number.isInteger(period) && period > 0)) throw new StatisticsError(`${period} is no period`);
  const seasons = Array.from({ length: period }, (_, k) =>
    kendallScore(y.filter((_value, i) => i % period === k)),
  );
  const score = {
    s: seasons.reduce((sum, season) => sum + season.s, 0),
    variance: seasons.reduce((sum, season) => sum + season.variance, 0),
  };
  const zCorrected = correctedZ(score);
  return { ...score, zCorrected, p: zCorrected === null ? null : normalTwoSided(zCorrected) };
};
