import { fQuantile } from '../distributions.ts';
import { checkLevel, StatisticsError, type Interval } from '../interval.ts';
import { sum } from '../sum.ts';
import { completeRows, rowSums, type Item } from './complete-rows.ts';
import { correlation, mean, variance } from './moments.ts';

/** How well items measure one thing. */
export interface Alpha {
  /** Respondents who answered every item. */
  readonly n: number;
  readonly alpha: number;
  /** From the mean correlation; null when an item does not vary. */
  readonly standardised: number | null;
  readonly meanCorrelation: number | null;
  /** Feldt's (1965). */
  readonly interval: Interval;
  readonly items: readonly {
    readonly mean: number;
    readonly sd: number;
    /** Correlation with the sum of the others. */
    readonly restCorrelation: number | null;
    /** Alpha without this item; null when only one item would be left. */
    readonly alphaWithout: number | null;
  }[];
}

/** k/(k − 1)·(1 − Σ item variances / variance of the sum) (Cronbach 1951). @returns null when the sum does not vary. */
export const rawAlpha = (items: readonly (readonly number[])[]): number | null => {
  const k = items.length;
  const whole = variance(rowSums(items));
  return whole > 0 ? (k / (k - 1)) * (1 - sum(items.map(variance)) / whole) : null;
};

const feldt = (alpha: number, n: number, k: number, level: number): Interval => {
  const tail = (1 - level) / 2;
  const limit = (p: number): number => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1));
  return { lower: limit(1 - tail), upper: limit(tail) };
};

/**
 * Cronbach's alpha of items coded in one direction, on the respondents who answered all.
 * @returns null with fewer than two such respondents, or when their sums do not vary.
 * @throws StatisticsError for fewer than two items.
 */
export const cronbachAlpha = (items: readonly Item[], level: number): Alpha | null => {
  checkLevel(level);
  const k = items.length;
  if (k < 2) throw new StatisticsError(`alpha needs at least two items, got ${k}`);
  const complete = completeRows(items);
  const n = complete[0]?.length ?? 0;
  if (n < 2) return null;
  const alpha = rawAlpha(complete);
  if (alpha === null) return null;
  const pairs = complete.flatMap((a, i) => complete.slice(i + 1).map((b) => correlation(a, b)));
  const known = pairs.filter((r) => r !== null);
  const meanCorrelation = known.length === pairs.length ? mean(known) : null;
  return {
    n,
    alpha,
    meanCorrelation,
    standardised: meanCorrelation === null ? null : (k * meanCorrelation) / (1 + (k - 1) * meanCorrelation),
    interval: feldt(alpha, n, k, level),
    items: complete.map((item, i) => {
      const others = complete.filter((_, j) => j !== i);
      return {
        mean: mean(item),
        sd: Math.sqrt(variance(item)),
        restCorrelation: correlation(item, rowSums(others)),
        alphaWithout: k > 2 ? rawAlpha(others) : null,
      };
    }),
  };
};
