import { solve } from '../stats/index.ts';

const TERMS = 6;
const WEEKS = 52.1775;

/** Constant, trend in years, and two waves of the year, at a week counted from the start of the series. */
const termsAt = (week: number): number[] => {
  const turn = (2 * Math.PI * week) / WEEKS;
  return [1, week / WEEKS, Math.cos(turn), Math.sin(turn), Math.cos(2 * turn), Math.sin(2 * turn)];
};

const step = (counts: Float64Array, terms: readonly number[][], fitted: Float64Array): number[] | null => {
  const information = Array.from({ length: TERMS }, () => new Array<number>(TERMS).fill(0));
  const score = new Array<number>(TERMS).fill(0);
  for (const [week, x] of terms.entries()) {
    const mean = fitted[week] as number;
    const working = mean * Math.log(mean) + ((counts[week] as number) - mean);
    for (let i = 0; i < TERMS; i++) {
      const xi = x[i] as number;
      score[i] = (score[i] as number) + xi * working;
      const row = information[i] as number[];
      for (let j = 0; j < TERMS; j++) row[j] = (row[j] as number) + mean * xi * (x[j] as number);
    }
  }
  return solve(information, score);
};

/** A year's trend is not believed beyond doubling or halving. */
const STEEPEST = Math.log(2);

/**
 * How much of a trend is believed: 1 − variance ÷ trend², never below nothing (James & Stein 1961). What was fitted to
 * noise is carried on past the weeks it was fitted to, where it does the most harm.
 */
const beliefIn = (
  trend: number,
  counts: Float64Array,
  terms: readonly number[][],
  fitted: Float64Array,
): number => {
  const information = Array.from({ length: TERMS }, () => new Array<number>(TERMS).fill(0));
  let pearson = 0;
  for (const [week, x] of terms.entries()) {
    const mean = fitted[week] as number;
    pearson += ((counts[week] as number) - mean) ** 2 / mean;
    for (const [i, row] of information.entries())
      for (let j = 0; j < TERMS; j++)
        row[j] = (row[j] as number) + mean * (x[i] as number) * (x[j] as number);
  }
  const inverse = solve(information, [0, 1, 0, 0, 0, 0])?.[1] ?? Infinity;
  const variance = inverse * Math.max(1, pearson / Math.max(1, terms.length - TERMS));
  return trend === 0 ? 0 : Math.max(0, 1 - variance / trend ** 2);
};

/**
 * The course of an issue over the year and the years: a log-linear Poisson regression on a trend and two harmonics
 * (Serfling's waves), fitted by reweighted least squares to the weeks before `until`.
 * @param counts by week; as many as wanted may follow `until`.
 * @returns the factor of every week, mean 1 over the weeks fitted; all 1 where too little is known to fit it.
 */
export const fitSeason = (counts: Float64Array, until: number): Float64Array => {
  const flat = new Float64Array(counts.length).fill(1);
  const total = counts.subarray(0, until).reduce((sum, n) => sum + n, 0);
  if (total < 2 * until) return flat;
  const level = total / until;
  const terms = Array.from({ length: until }, (_, week) => termsAt(week));
  let beta: number[] | null = null;
  let fitted = new Float64Array(until).fill(level);
  for (let round = 0; round < 12; round++) {
    beta = step(counts, terms, fitted);
    if (!beta || beta.some((value) => !Number.isFinite(value))) return flat;
    const found = beta;
    fitted = Float64Array.from(terms, (x) =>
      Math.exp(
        Math.min(
          30,
          Math.max(
            -30,
            x.reduce((sum, value, i) => sum + value * (found[i] as number), 0),
          ),
        ),
      ),
    );
  }
  if (!beta) return flat;
  const trend = Math.max(-STEEPEST, Math.min(STEEPEST, beta[1] as number));
  beta[1] = trend * beliefIn(trend, counts, terms, fitted);
  const course = Float64Array.from(counts, (_, week) =>
    Math.exp(termsAt(week).reduce((sum, value, i) => sum + value * ((beta as number[])[i] as number), 0)),
  );
  const mean = course.subarray(0, until).reduce((sum, value) => sum + value, 0) / until;
  return mean > 0 && course.every((value) => Number.isFinite(value / mean))
    ? course.map((value) => value / mean)
    : flat;
};
