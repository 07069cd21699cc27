import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';
import { checkSeries } from './check-series.ts';
import { centredAverage } from './moving-average.ts';

export interface ClassicalDecomposition {
  /** One value per place in the period, from the first value on: they sum to 0, or have the mean 1. */
  readonly figure: readonly number[];
  readonly seasonal: readonly number[];
  /** Null in the first and last half period. */
  readonly trend: readonly (number | null)[];
  readonly remainder: readonly (number | null)[];
}

/**
 * Classical decomposition by moving averages (Kendall & Stuart 1983; R's `decompose`): value = trend + seasonal +
 * remainder, or their product.
 * @throws StatisticsError for less than two periods, or a trend of 0 to divide by.
 */
export const decomposeClassically = (
  values: readonly number[],
  period: number,
  type: 'additive' | 'multiplicative',
): ClassicalDecomposition => {
  checkSeries(values, period, 2 * period);
  const isSum = type === 'additive';
  const trend = centredAverage(values, period);
  if (!isSum && trend.includes(0))
    throw new StatisticsError('the trend is 0 somewhere: seasons cannot be factors of it');
  const without = (value: number, part: number): number => (isSum ? value - part : value / part);
  const raw = Array.from({ length: period }, (_, place) => {
    const seen = values.flatMap((value, i) => {
      const level = trend[i] ?? null;
      return i % period === place && level !== null ? [without(value, level)] : [];
    });
    return sum(seen) / seen.length;
  });
  const middle = sum(raw) / period;
  if (!isSum && middle === 0) throw new StatisticsError('the seasons average to 0: they cannot be factors');
  const figure = raw.map((value) => without(value, middle));
  const seasonal = values.map((_, i) => figure[i % period] as number);
  return {
    figure,
    seasonal,
    trend,
    remainder: values.map((value, i) => {
      const level = trend[i] ?? null;
      if (level === null) return null;
      return without(without(value, seasonal[i] as number), level);
    }),
  };
};
