import { tTwoSided } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';
import { farringtonThreshold, type Power, type ThresholdMethod } from './farrington-threshold.ts';
import { fitBaseline, type BaselineOptions } from './farrington-baseline.ts';
import { referencePeriods, type ReferenceChoice } from './reference-periods.ts';

export interface FarringtonOptions extends ReferenceChoice, BaselineOptions {
  /** One-sided error. */
  readonly alpha: number;
  readonly method: ThresholdMethod;
  readonly power: Power;
  /** A trend stays when its p is below this. */
  readonly trendP: number;
  /** No alarm with fewer cases than `cases` in the last `periods`, the current one included. */
  readonly least: { readonly cases: number; readonly periods: number };
}

/** Noufaily et al. 2013, with three years of history. */
export const FARRINGTON_WEEKLY: FarringtonOptions = {
  period: 52,
  years: 3,
  halfWindow: 3,
  blocks: 10,
  excluded: 26,
  alpha: 0.05,
  method: 'delta',
  power: '2/3',
  trend: true,
  trendP: 0.05,
  reweightAbove: 2.58,
  errors: 'pearson',
  least: { cases: 5, periods: 4 },
};

export interface FarringtonResult {
  readonly observed: number;
  readonly expected: number;
  /** Count above which the period is unusual. */
  readonly upper: number;
  /** (observed − expected)/(upper − expected): above 1 is unusual. Null when the threshold is the expected count itself. */
  readonly score: number | null;
  /** Overdispersion, at least 1. */
  readonly phi: number;
  /** Whether the baseline has a trend. */
  readonly trend: boolean;
  /** Whether enough cases were reported lately to raise an alarm at all. */
  readonly enough: boolean;
  readonly alarm: boolean;
}

/** A trend needs this many years of history. */
const TREND_YEARS = 3;

const check = (counts: readonly (number | null)[], at: number, options: FarringtonOptions): void => {
  const wrong = counts.findIndex((count) => count !== null && !(Number.isFinite(count) && count >= 0));
  if (wrong >= 0) throw new StatisticsError(`${counts[wrong]} in period ${wrong + 1} is no count`);
  if (!(Number.isInteger(at) && at >= 0 && at < counts.length))
    throw new StatisticsError(`period ${at} is not among ${counts.length}`);
  if (!(options.alpha > 0 && options.alpha < 1))
    throw new StatisticsError(`alpha ${options.alpha} is not in (0, 1)`);
};

/**
 * Farrington's method in its flexible form (Noufaily et al. 2013, Stat Med 32:1206; R's
 * `surveillance::farringtonFlexible` for periods without dates): is the count of a period more than its past explains?
 * @param counts one per period, null where nothing is known.
 * @param at index of the period to judge.
 * @returns null when the period has no count, the history is too short, or no model settles.
 */
export const farringtonFlexible = (
  counts: readonly (number | null)[],
  at: number,
  options: FarringtonOptions = FARRINGTON_WEEKLY,
): FarringtonResult | null => {
  check(counts, at, options);
  const observed = counts[at] ?? null;
  const reference = referencePeriods(at, options);
  if (observed === null || reference === null) return null;
  const history = reference.flatMap(({ index, block }) => {
    const count = counts[index] ?? null;
    return count === null ? [] : { count, block, time: index - at };
  });
  const plain = () => fitBaseline(history, { ...options, trend: false });
  const trended = options.trend ? fitBaseline(history, options) : null;
  const keeps =
    trended !== null &&
    trended.slope !== null &&
    options.years >= TREND_YEARS &&
    tTwoSided(trended.slope.t, trended.slope.df) < options.trendP &&
    trended.mean <= Math.max(...history.map(({ count }) => count));
  const baseline = keeps ? trended : plain();
  if (baseline === null) return null;
  const upper = farringtonThreshold(baseline, options);
  if (!Number.isFinite(upper)) return null;
  const latest = counts.slice(Math.max(0, at - options.least.periods + 1), at + 1);
  const enough = sum(latest.map((count) => count ?? 0)) >= options.least.cases;
  const score = upper === baseline.mean ? null : (observed - baseline.mean) / (upper - baseline.mean);
  return {
    observed,
    expected: baseline.mean,
    upper,
    score,
    phi: baseline.phi,
    trend: keeps,
    enough,
    alarm: enough && observed > upper,
  };
};
