import { zOf } from './distributions.ts';
import { checkLevel } from './interval.ts';

/** How many by time, times in rising order. */
export interface CountsByTime {
  readonly times: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

const SAME = Math.sqrt(Number.EPSILON);

/** The highest step at or below a height, in logarithms: when it is first reached, and when it is left downwards. */
interface Step {
  height: number;
  time: number | null;
  left: number | null;
}

const newStep = (): Step => ({ height: -Infinity, time: null, left: null });

/** The height that is looked for, give or take rounding. */
interface Target {
  readonly most: number;
  readonly least: number;
}

const take = (step: Step, time: number, height: number, { most, least }: Target): void => {
  if (height < least && step.left === null) step.left = time;
  if (height > most || (step.time !== null && height <= step.height)) return;
  step.height = height;
  step.time = time;
  step.left = null;
};

/** A stretch at the very height ends in its middle. */
const timeOf = ({ height, time, left }: Step, { least }: Target): number | null =>
  time === null || left === null || height <= least ? time : (time + left) / 2;

/**
 * Time by which a share p has ended with its log-log limits, as `survivalQuantile` of `kaplanMeier` gives it, in one pass
 * that keeps no curve: heights are compared as logarithms, which saves two powers a step.
 */
export const survivalQuantileOf = (
  ended: CountsByTime,
  going: CountsByTime,
  level: number,
  p: number,
): { value: number | null; lower: number | null; upper: number | null } => {
  checkLevel(level);
  const z = zOf(level);
  const target: Target = { most: Math.log(1 - p + SAME), least: Math.log(1 - p - SAME) };
  const { most, least } = target;
  let nRisk = 0;
  for (let i = 0; i < ended.counts.length; i += 1) nRisk += ended.counts[i] as number;
  for (let i = 0; i < going.counts.length; i += 1) nRisk += going.counts[i] as number;
  const [value, lower, upper] = [newStep(), newStep(), newStep()];
  let [survival, greenwood, j] = [1, 0, 0];
  for (let i = 0; i < ended.times.length; i += 1) {
    const time = ended.times[i] as number;
    const events = ended.counts[i] as number;
    for (; j < going.times.length && (going.times[j] as number) < time; j += 1)
      nRisk -= going.counts[j] as number;
    survival *= 1 - events / nRisk;
    greenwood += events / (nRisk * (nRisk - events));
    nRisk -= events;
    const height = Math.log(survival);
    take(value, time, height, target);
    if (survival <= 0 || survival >= 1 || !Number.isFinite(greenwood)) continue;
    const width = (-z * Math.sqrt(greenwood)) / height;
    // 1 + x ≤ exp(x) ≤ 1 / (1 − x) tells of most steps that they are too high or too low, without a power.
    if (
      lower.height > least ||
      (height * (1 + width) > lower.height && !(width < 1 && height / (1 - width) > most))
    )
      take(lower, time, height * Math.exp(width), target);
    if (upper.height > least || (height * (1 - width) > upper.height && height / (1 + width) <= most))
      take(upper, time, height * Math.exp(-width), target);
  }
  return { value: timeOf(value, target), lower: timeOf(lower, target), upper: timeOf(upper, target) };
};
