import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';
import { bisquareWeights, roundingOf } from './bisquare.ts';
import { checkSeries } from './check-series.ts';
import { movingAverage } from './moving-average.ts';
import { smoothSeries, type Smoothing } from './smooth-series.ts';

export interface StlOptions {
  /** How each place of the period is smoothed over the years. */
  readonly seasonal: Smoothing;
  /** Whether each place is averaged in the end, so that all years have one figure. */
  readonly isPeriodic: boolean;
  readonly trend: Smoothing;
  readonly lowPass: Smoothing;
  /** Rounds of seasonal and trend smoothing per robustness round. */
  readonly inner: number;
  /** Rounds of robustness; 0 counts all values alike. */
  readonly outer: number;
}

export interface Stl {
  readonly seasonal: readonly number[];
  readonly trend: readonly number[];
  readonly remainder: readonly number[];
  /** Robustness weights of the last round, null without one. */
  readonly weights: readonly number[] | null;
}

const odd = (value: number): number => Math.ceil(value) + (Math.ceil(value) % 2 === 0 ? 1 : 0);
const everyTenth = (window: number): number => Math.ceil(window / 10);

/**
 * The settings that Cleveland et al. 1990 recommend for a period: trend window 1.5·period/(1 − 1.5/seasonal window),
 * low-pass window the next odd number from the period, values fitted at every tenth of a window. `seasonal` is the
 * window over the years, or `periodic` for one figure that all years share.
 */
export const stlOptions = (
  n: number,
  period: number,
  { seasonal = 'periodic', robust = false }: { seasonal?: 'periodic' | number; robust?: boolean } = {},
): StlOptions => {
  const isPeriodic = seasonal === 'periodic';
  const over = isPeriodic ? 10 * n + 1 : odd(Math.max(3, seasonal));
  const trend = odd((1.5 * period) / (1 - 1.5 / over));
  const smoothing = (window: number, degree: 0 | 1): Smoothing => ({
    window,
    degree,
    jump: everyTenth(window),
  });
  return {
    seasonal: smoothing(over, 0),
    isPeriodic,
    trend: smoothing(trend, 1),
    lowPass: smoothing(odd(period), 1),
    inner: robust ? 1 : 2,
    outer: robust ? 15 : 0,
  };
};

/** Each place of the period smoothed over the years, with a value added before the first and after the last year. */
const smoothPlaces = (
  values: readonly number[],
  period: number,
  smoothing: Smoothing,
  robustness: readonly number[] | null,
): number[] => {
  const cycle = new Array<number>(values.length + 2 * period);
  for (let place = 0; place < period; place++) {
    const pick = (list: readonly number[]): number[] => list.filter((_, i) => i % period === place);
    const years = pick(values);
    const k = years.length;
    const smoother = smoothSeries(years, smoothing, robustness && pick(robustness));
    const inside = smoother.all();
    const last = Math.min(smoothing.window, k) - 1;
    const before = smoother.at(-1, 0, last) ?? (inside[0] as number);
    const after = smoother.at(k, k - 1 - last, k - 1) ?? (inside[k - 1] as number);
    for (const [year, value] of [before, ...inside, after].entries()) cycle[year * period + place] = value;
  }
  return cycle;
};

/** One round: seasons from the series without its trend, freed of what is slow; trend from the series without seasons. */
const updateParts = (
  values: readonly number[],
  trend: readonly number[],
  period: number,
  options: StlOptions,
  robustness: readonly number[] | null,
): { seasonal: number[]; trend: number[] } => {
  const cycle = smoothPlaces(
    values.map((value, i) => value - (trend[i] as number)),
    period,
    options.seasonal,
    robustness,
  );
  const slow = smoothSeries(
    movingAverage(movingAverage(movingAverage(cycle, period), period), 3),
    options.lowPass,
    null,
  ).all();
  const seasonal = values.map((_, i) => (cycle[period + i] as number) - (slow[i] as number));
  return {
    seasonal,
    trend: smoothSeries(
      values.map((value, i) => value - (seasonal[i] as number)),
      options.trend,
      robustness,
    ).all(),
  };
};

/** One figure for all years: the mean of each place. */
const averagePlaces = (seasonal: readonly number[], period: number): number[] => {
  const figure = Array.from({ length: period }, (_, place) => {
    const seen = seasonal.filter((_, i) => i % period === place);
    return sum(seen) / seen.length;
  });
  return seasonal.map((_, i) => figure[i % period] as number);
};

/**
 * Seasonal and trend decomposition by loess (Cleveland, Cleveland, McRae & Terpenning 1990, J Off Stat 6:3).
 * @throws StatisticsError for two periods or less: seasons cannot be told from the trend.
 */
export const stl = (values: readonly number[], period: number, options: StlOptions): Stl => {
  checkSeries(values, period, 2 * period + 1);
  if (!(options.inner >= 1)) throw new StatisticsError(`${options.inner} inner rounds fit nothing`);
  let parts = { seasonal: values.map(() => 0), trend: values.map(() => 0) };
  let weights: number[] | null = null;
  const rounding = roundingOf(values);
  for (let outer = 0; outer <= options.outer; outer++) {
    for (let inner = 0; inner < options.inner; inner++)
      parts = updateParts(values, parts.trend, period, options, weights);
    if (outer === options.outer) break;
    const { seasonal, trend } = parts;
    const residuals = values.map((value, i) => value - (trend[i] as number) - (seasonal[i] as number));
    weights =
      bisquareWeights(residuals, rounding) ??
      residuals.map((residual) => (Math.abs(residual) <= rounding ? 1 : 0));
  }
  const seasonal = options.isPeriodic ? averagePlaces(parts.seasonal, period) : parts.seasonal;
  return {
    seasonal,
    trend: parts.trend,
    remainder: values.map((value, i) => value - (seasonal[i] as number) - (parts.trend[i] as number)),
    weights,
  };
};
