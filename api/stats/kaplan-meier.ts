import { zOf } from './distributions.ts';
import { checkLevel, StatisticsError } from './interval.ts';

/** How many ended and how many were still going, by time. */
export interface SurvivalCount {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

export type SurvivalInterval = 'log-log' | 'log' | 'plain';

/** The curve after each distinct time. */
export interface SurvivalPoint extends SurvivalCount {
  readonly nRisk: number;
  readonly survival: number;
  /** Greenwood's Σ d/(n(n − d)); infinite once nobody is left. */
  readonly greenwood: number;
  /** Pointwise limits; null where they are not estimable. */
  readonly lower: number | null;
  readonly upper: number | null;
}

const SAME = Math.sqrt(Number.EPSILON);

/** Whether they are what `survivalCounts` gives: checked times in rising order, none without a case. */
const isInOrder = (counts: Iterable<SurvivalCount>): counts is SurvivalCount[] => {
  if (!Array.isArray(counts)) return false;
  let last = -1;
  for (const { time, events, censored } of counts as SurvivalCount[]) {
    if (!(time > last && time >= 0 && Number.isFinite(time)) || events + censored <= 0) return false;
    last = time;
  }
  return true;
};

/** Counts by distinct time in rising order; times and counts are checked. */
export const survivalCounts = (counts: Iterable<SurvivalCount>): readonly SurvivalCount[] => {
  if (isInOrder(counts)) return counts;
  const byTime = new Map<number, { time: number; events: number; censored: number }>();
  for (const { time, events, censored } of counts) {
    if (!Number.isFinite(time) || time < 0) throw new StatisticsError(`${time} is no duration`);
    const held = byTime.get(time);
    if (held) {
      held.events += events;
      held.censored += censored;
    } else byTime.set(time, { time, events, censored });
  }
  return [...byTime.values()]
    .filter(({ events, censored }) => events + censored > 0)
    .sort((a, b) => a.time - b.time);
};

const limits = (
  survival: number,
  greenwood: number,
  z: number,
  type: SurvivalInterval,
): { lower: number | null; upper: number | null } => {
  if (survival <= 0 || !Number.isFinite(greenwood)) return { lower: null, upper: null };
  const se = Math.sqrt(greenwood);
  if (type === 'plain')
    return {
      lower: Math.max(0, survival - z * survival * se),
      upper: Math.min(1, survival + z * survival * se),
    };
  if (type === 'log')
    return { lower: survival * Math.exp(-z * se), upper: Math.min(1, survival * Math.exp(z * se)) };
  if (survival >= 1) return { lower: null, upper: null };
  const theta = (z * se) / Math.log(survival);
  return { lower: survival ** Math.exp(-theta), upper: survival ** Math.exp(theta) };
};

/**
 * The Kaplan–Meier estimate from counts by time (Kaplan & Meier 1958), events before censorings at ties, with
 * pointwise limits by Greenwood's variance.
 */
export const kaplanMeier = (
  counts: Iterable<SurvivalCount>,
  level: number,
  type: SurvivalInterval = 'log-log',
): SurvivalPoint[] => {
  checkLevel(level);
  const ordered = survivalCounts(counts);
  const z = zOf(level);
  let nRisk = ordered.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let greenwood = 0;
  return ordered.map(({ time, events, censored }) => {
    const before = nRisk;
    survival *= 1 - events / before;
    if (events > 0) greenwood += events / (before * (before - events));
    nRisk -= events + censored;
    const { lower, upper } = limits(survival, greenwood, z, type);
    return { time, events, censored, nRisk: before, survival, greenwood, lower, upper };
  });
};

/**
 * Time at which a step function comes down to 1 − p, the middle of the stretch where it equals it; null when it never
 * does. Limits may rise again late in a curve, so steps are taken in the order of their height, as R's survfit does.
 */
const crossing = (steps: readonly { time: number; height: number | null }[], p: number): number | null => {
  const target = 1 - p;
  const below = steps.filter(
    (step): step is { time: number; height: number } => step.height !== null && step.height <= target + SAME,
  );
  const highest = Math.max(...below.map((step) => step.height));
  const step = below.find((each) => each.height === highest);
  if (!step) return null;
  if (Math.abs(step.height - target) >= SAME) return step.time;
  const next = steps.find(
    ({ time, height }) => time > step.time && height !== null && height < target - SAME,
  );
  return next ? (step.time + next.time) / 2 : step.time;
};

/**
 * Time by which a share p has ended: the first with S ≤ 1 − p, the middle of the stretch where S = 1 − p; limits by
 * inverting the pointwise ones (Brookmeyer & Crowley 1982). Null where the curve does not reach that far.
 */
export const survivalQuantile = (
  curve: readonly SurvivalPoint[],
  p: number,
): { value: number | null; lower: number | null; upper: number | null } => {
  const steps = (pick: (point: SurvivalPoint) => number | null): { time: number; height: number | null }[] =>
    curve.map((point) => ({ time: point.time, height: pick(point) }));
  return {
    value: crossing(
      steps((point) => point.survival),
      p,
    ),
    lower: crossing(
      steps((point) => point.lower),
      p,
    ),
    upper: crossing(
      steps((point) => point.upper),
      p,
    ),
  };
};

/** The curve at a time: its last point not later; null before the first. */
export const survivalAt = (curve: readonly SurvivalPoint[], time: number): SurvivalPoint | null =>
  curve.findLast((point) => point.time <= time) ?? null;

/** Mean time up to τ (area under the curve) with its standard error √Σ A(t)² d/(n(n − d)). */
export const restrictedMean = (
  curve: readonly SurvivalPoint[],
  tau: number,
): { mean: number; se: number } => {
  const inside = curve.filter((point) => point.time <= tau);
  const heights = [1, ...inside.map((point) => point.survival)];
  const times = [0, ...inside.map((point) => point.time), tau];
  const areas = heights.map((height, i) => height * ((times[i + 1] as number) - (times[i] as number)));
  const mean = areas.reduce((sum, area) => sum + area, 0);
  let right = 0;
  let variance = 0;
  for (let i = inside.length - 1; i >= 0; i--) {
    right += areas[i + 1] as number;
    const { events, nRisk } = inside[i] as SurvivalPoint;
    if (events > 0 && nRisk > events) variance += (right * right * events) / (nRisk * (nRisk - events));
  }
  return { mean, se: Math.sqrt(variance) };
};
