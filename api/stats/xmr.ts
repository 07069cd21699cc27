export type SpecialCause = 'outside' | 'trend' | 'two_of_three' | 'shift';

/** A control chart of single values and moving ranges. */
export interface XmrChart {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly nearLower: number;
  readonly nearUpper: number;
  /** Mean moving range behind the limits. */
  readonly meanRange: number;
  /** Per point the first special cause that holds, or null. */
  readonly signals: readonly (SpecialCause | null)[];
}

export interface XmrOptions {
  /** Drop moving ranges not below 3.267 times their mean, once. */
  readonly screening?: boolean;
  /** Only the first so many points set the mean and the limits. */
  readonly fixAfter?: number;
}

const RUN = 7;
const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const meanMovingRange = (values: readonly number[], screening: boolean): number => {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
  if (ranges.length === 0) return 0;
  const mean = average(ranges);
  if (!screening) return mean;
  const kept = ranges.filter((range) => range < 3.267 * mean);
  return kept.length > 0 ? average(kept) : mean;
};

/** Marks every point of each run of `length` neighbours for which `holds` is true. */
const markRuns = (n: number, length: number, holds: (from: number) => boolean): boolean[] => {
  const marked = new Array<boolean>(n).fill(false);
  for (let from = 0; from + length <= n; from++) if (holds(from)) marked.fill(true, from, from + length);
  return marked;
};

/**
 * XmR chart with the rules of NHS "Making Data Count": outside the limits; seven rising or falling; two of three near
 * a limit on one side; seven on one side of the mean; in this order. Limits are mean ± 2.66 mean moving ranges, near
 * limits two thirds of that.
 */
export const xmrChart = (
  values: readonly number[],
  { screening = true, fixAfter }: XmrOptions = {},
): XmrChart => {
  const base = fixAfter === undefined ? values : values.slice(0, fixAfter);
  const mean = average(base);
  const meanRange = meanMovingRange(base, screening);
  const reach = 2.66 * meanRange;
  const near = (reach * 2) / 3;
  const chart = {
    mean,
    lower: mean - reach,
    upper: mean + reach,
    nearLower: mean - near,
    nearUpper: mean + near,
    meanRange,
  };
  const n = values.length;
  const side = values.map((value) => Math.sign(value - mean));
  const outside = values.map((value) => value < chart.lower || value > chart.upper);
  const isNear = values.map(
    (value, i) => !outside[i] && (value < chart.nearLower || value > chart.nearUpper),
  );
  const steps = values.map((value, i) => (i === 0 ? 0 : Math.sign(value - (values[i - 1] as number))));
  const same = (signs: readonly number[], from: number, to: number): boolean =>
    signs[from] !== 0 && signs.slice(from, to).every((sign) => sign === signs[from]);
  const trend = markRuns(n, RUN, (from) => same(steps, from + 1, from + RUN));
  const shift = markRuns(n, RUN, (from) => same(side, from, from + RUN));
  const pairs = markRuns(
    n,
    3,
    (from) => same(side, from, from + 3) && isNear.slice(from, from + 3).filter(Boolean).length >= 2,
  );
  return {
    ...chart,
    signals: values.map((_, i) => {
      if (outside[i]) return 'outside';
      if (trend[i]) return 'trend';
      if (pairs[i] && isNear[i]) return 'two_of_three';
      return shift[i] ? 'shift' : null;
    }),
  };
};
