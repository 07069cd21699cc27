import { StatisticsError } from './interval.ts';
import { markRuns, sameSign } from './mark-runs.ts';

export type SpecialCause = 'outside' | 'trend' | 'two_of_three' | 'shift';

/** A control chart of single values and moving ranges. Limits are null where no moving range sets them. */
export interface XmrChart {
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly nearLower: number | null;
  readonly nearUpper: number | null;
  /** Mean moving range behind the limits. */
  readonly meanRange: number | null;
  readonly meanRangeUnscreened: number | null;
  /** Per point: beyond a limit; beyond a near limit only; null without limits. */
  readonly outside: readonly (boolean | null)[];
  readonly near: readonly (boolean | null)[];
  readonly trend: readonly boolean[];
  readonly twoOfThree: readonly boolean[];
  readonly shift: readonly boolean[];
  /** Per point the first special cause that holds, or null. */
  readonly signals: readonly (SpecialCause | null)[];
  /** Per point where its signal points: 1 up, −1 down, 0 no signal. */
  readonly directions: readonly number[];
}

export interface XmrOptions {
  /** Drop moving ranges not below 3.267 times their mean, once. */
  readonly screening?: boolean;
  /** Only the first so many points set the mean and the limits. */
  readonly fixAfter?: number;
  /**
   * When screening drops every range, as it does for a constant series: limits at the mean, or none as
   * NHSRplotthedots has it.
   */
  readonly constant?: 'limits_at_mean' | 'no_limits';
}

const RUN = 7;
const SCREEN = 3.267;
const REACH = 2.66;

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Where a trend at point i is heading: the next step while it goes on, else the last one. */
const trendDirection = (trend: readonly boolean[], steps: readonly number[], i: number): number =>
  (trend[i + 1] ? steps[i + 1] : steps[i]) ?? 0;

/**
 * XmR chart with the rules of NHS "Making Data Count": outside the limits; seven rising or falling; two of three near
 * a limit on one side; seven on one side of the mean; in this order. Limits are mean ± 2.66 mean moving ranges, near
 * limits two thirds of that.
 */
export const xmrChart = (
  values: readonly number[],
  { screening = true, fixAfter, constant = 'limits_at_mean' }: XmrOptions = {},
): XmrChart => {
  const base = fixAfter === undefined ? values : values.slice(0, fixAfter);
  const mean = average(base);
  if (mean === null) throw new StatisticsError('a control chart needs at least one value');
  const ranges = base.slice(1).map((value, i) => Math.abs(value - (base[i] as number)));
  const meanRangeUnscreened = average(ranges);
  const kept = screening ? ranges.filter((range) => range < SCREEN * (meanRangeUnscreened ?? 0)) : ranges;
  const meanRange = average(kept) ?? (constant === 'limits_at_mean' ? meanRangeUnscreened : null);
  const at = (share: number): number | null => (meanRange === null ? null : mean + share * REACH * meanRange);
  const [lower, nearLower, nearUpper, upper] = [at(-1), at(-2 / 3), at(2 / 3), at(1)];
  const beyond = (value: number, low: number | null, high: number | null): boolean | null =>
    low === null || high === null ? null : value < low || value > high;

  const outside = values.map((value) => beyond(value, lower, upper));
  const near = values.map((value, i) =>
    outside[i] === null ? null : !outside[i] && beyond(value, nearLower, nearUpper) === true,
  );
  const side = values.map((value) => Math.sign(value - mean));
  const steps = values.map((value, i) => (i === 0 ? 0 : Math.sign(value - (values[i - 1] as number))));
  const trend = markRuns(values.length, RUN, (from) => sameSign(steps, from + 1, from + RUN));
  const shift = markRuns(values.length, RUN, (from) => sameSign(side, from, from + RUN));
  const twoOfThree = markRuns(
    values.length,
    3,
    (from) => sameSign(side, from, from + 3) && near.slice(from, from + 3).filter(Boolean).length >= 2,
  ).map((marked, i) => marked && near[i] === true);

  const signals = values.map((_, i): SpecialCause | null => {
    if (outside[i]) return 'outside';
    if (trend[i]) return 'trend';
    if (twoOfThree[i]) return 'two_of_three';
    return shift[i] ? 'shift' : null;
  });
  const directions = signals.map((signal, i) =>
    signal === null ? 0 : signal === 'trend' ? trendDirection(trend, steps, i) : (side[i] as number),
  );
  return {
    mean,
    lower,
    upper,
    nearLower,
    nearUpper,
    meanRange,
    meanRangeUnscreened,
    outside,
    near,
    trend,
    twoOfThree,
    shift,
    signals,
    directions,
  };
};

/** What a signal means when higher is better (1) or lower is (−1). */
export const judgeSignal = (direction: number, better: 1 | -1): 'improvement' | 'concern' | 'common_cause' =>
  direction === 0 ? 'common_cause' : direction === better ? 'improvement' : 'concern';
