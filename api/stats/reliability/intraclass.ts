import { fQuantile, fUpper } from '../distributions.ts';
import { checkLevel, StatisticsError, type Interval } from '../interval.ts';
import { sum } from '../sum.ts';
import { mean } from './moments.ts';

export interface IntraclassCorrelation {
  readonly icc: number;
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly interval: Interval;
}

/** Shrout & Fleiss's six forms: 1 = raters differ by subject, 2 = drawn at random, 3 = these raters only; k = their mean. */
export type IntraclassForm = 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k';

interface MeanSquares {
  readonly n: number;
  readonly k: number;
  readonly subjects: number;
  readonly raters: number;
  readonly within: number;
  readonly error: number;
}

const meanSquares = (ratings: readonly (readonly number[])[]): MeanSquares => {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  const overall = mean(ratings.flat());
  const bySubject = ratings.map(mean);
  const byRater = Array.from({ length: k }, (_, j) => mean(ratings.map((row) => row[j] as number)));
  const squares = (means: readonly number[]): number => sum(means.map((each) => (each - overall) ** 2));
  const between = n * squares(byRater);
  const within = sum(ratings.flatMap((row, i) => row.map((each) => (each - (bySubject[i] as number)) ** 2)));
  return {
    n,
    k,
    subjects: (k * squares(bySubject)) / (n - 1),
    raters: between / (k - 1),
    within: within / (n * (k - 1)),
    error: (within - between) / ((n - 1) * (k - 1)),
  };
};

/** A single rating's reliability raised to that of the mean of k (Spearman & Brown). */
const ofMean = (k: number, { lower, upper }: Interval): Interval => {
  const raise = (r: number): number => (k * r) / (1 + r * (k - 1));
  return { lower: raise(lower), upper: raise(upper) };
};

/** Interval of ICC2, whose degrees of freedom are Satterthwaite's (Shrout & Fleiss 1979, p. 424). */
const randomRaters = (
  { n, k, subjects, raters, error }: MeanSquares,
  icc: number,
  tail: number,
): Interval => {
  const ratio = raters / error;
  const weight = n * (1 + (k - 1) * icc) - k * icc;
  const df =
    ((k - 1) * (n - 1) * (k * icc * ratio + weight) ** 2) /
    ((n - 1) * k ** 2 * icc ** 2 * ratio ** 2 + weight ** 2);
  const [above, below] = [fQuantile(1 - tail, n - 1, df), fQuantile(1 - tail, df, n - 1)];
  const rest = k * raters + (k * n - k - n) * error;
  return {
    lower: (n * (subjects - above * error)) / (above * rest + n * subjects),
    upper: (n * (below * subjects - error)) / (rest + n * below * subjects),
  };
};

/**
 * Intraclass correlations of ratings, from the mean squares of subjects, raters and error (Shrout & Fleiss 1979).
 * @param ratings one row per subject, one column per rater, complete.
 * @returns null when raters agree in everything or subjects do not differ: nothing is left to compare with.
 * @throws StatisticsError for fewer than two subjects or raters, or incomplete rows.
 */
export const intraclassCorrelations = (
  ratings: readonly (readonly number[])[],
  level: number,
): Readonly<Record<IntraclassForm, IntraclassCorrelation>> | null => {
  checkLevel(level);
  const k = ratings[0]?.length ?? 0;
  if (ratings.length < 2 || k < 2) throw new StatisticsError('agreement needs two subjects and two raters');
  if (ratings.some((row) => row.length !== k || !row.every(Number.isFinite)))
    throw new StatisticsError('every subject needs a rating by every rater');
  const squares = meanSquares(ratings);
  const { n, subjects, raters, within, error } = squares;
  if (!(within > 0) || !(error > 1e-12 * within) || !(subjects > 0)) return null;
  const tail = (1 - level) / 2;
  const form = (icc: number, below: number, df2: number, interval: Interval): IntraclassCorrelation => {
    const f = subjects / below;
    return { icc, f, df1: n - 1, df2, p: fUpper(f, n - 1, df2), interval };
  };
  const single = (below: number, df2: number): Interval => {
    const f = subjects / below;
    const [low, high] = [f / fQuantile(1 - tail, n - 1, df2), f * fQuantile(1 - tail, df2, n - 1)];
    return { lower: (low - 1) / (low + k - 1), upper: (high - 1) / (high + k - 1) };
  };
  const [oneWay, twoWay] = [n * (k - 1), (n - 1) * (k - 1)];
  const [first, third] = [single(within, oneWay), single(error, twoWay)];
  const second = (subjects - error) / (subjects + (k - 1) * error + (k * (raters - error)) / n);
  const random = randomRaters(squares, second, tail);
  return {
    ICC1: form((subjects - within) / (subjects + (k - 1) * within), within, oneWay, first),
    ICC2: form(second, error, twoWay, random),
    ICC3: form((subjects - error) / (subjects + (k - 1) * error), error, twoWay, third),
    ICC1k: form((subjects - within) / subjects, within, oneWay, ofMean(k, first)),
    ICC2k: form((subjects - error) / (subjects + (raters - error) / n), error, twoWay, ofMean(k, random)),
    ICC3k: form((subjects - error) / subjects, error, twoWay, ofMean(k, third)),
  };
};
