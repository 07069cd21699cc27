import { zOf } from './distributions.ts';
import { checkLevel, StatisticsError, type Interval } from './interval.ts';
import { kendallScore } from './mann-kendall.ts';
import { median } from './quantile.ts';

/** Halves go to the even neighbour, as scipy rounds the ranks. */
const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

/**
 * Slope as the median of all pairwise slopes (Theil 1950, Sen 1968) with Sen's interval, the ranks rounded as
 * scipy.stats.theilslopes does; the line goes through both medians (Conover).
 * @param x rising times; equal ones make no pair.
 */
export const theilSen = (
  x: readonly number[],
  y: readonly number[],
  level: number,
): { slope: number; intercept: number; interval: Interval } => {
  checkLevel(level);
  const slopes: number[] = [];
  for (let j = 1; j < x.length; j++)
    for (let i = 0; i < j; i++) {
      const run = (x[j] as number) - (x[i] as number);
      if (run > 0) slopes.push(((y[j] as number) - (y[i] as number)) / run);
    }
  if (slopes.length === 0) throw new StatisticsError('a slope needs two different times');
  slopes.sort((a, b) => a - b);
  const slope = median(slopes);
  const reach = zOf(level) * Math.sqrt(kendallScore(y).variance);
  const upper = Math.min(roundHalfEven((slopes.length + reach) / 2), slopes.length - 1);
  const lower = Math.max(roundHalfEven((slopes.length - reach) / 2) - 1, 0);
  return {
    slope,
    intercept: median(y) - slope * median(x),
    interval: { lower: slopes[lower] as number, upper: slopes[upper] as number },
  };
};
