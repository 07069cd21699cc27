import { newcombeDifference, poissonRatio } from '../stats/index.ts';
import { blockExcess, shrunkAlpha } from '../pain-points/dispersion.ts';
import type { Series } from '../pain-points/nodes.ts';
import { sumWeeks } from '../pain-points/weekly-cells.ts';
import type { JudgedMeasure } from '../contract/actions.ts';
import { logRatio, shareDifference, type Effect } from './effect.ts';
import { JUDGE } from './settings.ts';
import { lengthOf, type Stretch } from './windows.ts';

type Level = JudgedMeasure['before'];
type Limits = NonNullable<JudgedMeasure['change']>;

/** What people report, as something that can be compared before and after. */
export interface Measure {
  readonly name: JudgedMeasure['measure'];
  level(series: Series, stretch: Stretch): Level;
  /** Whether before and after hold enough to tell anything. */
  isEnough(before: Level, after: Level): boolean;
  /** Whether a peer usually has enough, whatever it had in these weeks. */
  isPeer(series: Series, before: Stretch, after: Stretch): boolean;
  effect(series: Series, before: Stretch, after: Stretch): Effect;
  /** The plain change with the interval in use for it. */
  change(before: Level, after: Level): Limits | null;
  /** From the scale of `effect` to what is shown. */
  shown(value: number): number;
  /** Variance of a stretch beyond sampling, on the scale of `effect`. */
  excess(series: Series, until: number, length: number): number;
}

/** Restlessness is taken from the past as if a usual one had been seen in so many blocks. */
const WEIGHT = 20;
const USUAL = 0.02;

const count = (values: Float64Array, { from, to }: Stretch): number => sumWeeks(values, from, to);

const reports: Measure = {
  name: 'reports',
  level(series, stretch) {
    const n = count(series.cases, stretch);
    const weeks = lengthOf(stretch);
    return { n, base: weeks, rate: weeks > 0 ? n / weeks : null };
  },
  isEnough: (before, after) => before.n + after.n >= JUDGE.fewestReports,
  isPeer({ cases }, before, after) {
    const usual = count(cases, { from: 0, to: after.to }) / after.to;
    return usual * Math.min(lengthOf(before), lengthOf(after)) >= JUDGE.peerReports;
  },
  effect: ({ cases }, before, after) =>
    logRatio(count(cases, after), lengthOf(after), count(cases, before), lengthOf(before)),
  change(before, after) {
    const found = poissonRatio(after.n, before.n, after.base, before.base, JUDGE.level);
    if (!found || !Number.isFinite(found.ratio) || !Number.isFinite(found.interval.upper)) return null;
    return { value: found.ratio, lower: found.interval.lower, upper: found.interval.upper };
  },
  shown: Math.exp,
  excess({ cases }, until, length) {
    const flat = new Float64Array(cases.length).fill(1);
    const block = Math.max(1, Math.min(length, Math.floor(until / 3)));
    return shrunkAlpha(blockExcess(cases, flat, 0, until, block), USUAL, WEIGHT);
  },
};

const dissatisfied: Measure = {
  name: 'dissatisfied',
  level(series, stretch) {
    const base = count(series.opinions, stretch);
    const n = count(series.dissatisfied, stretch);
    return { n, base, rate: base > 0 ? n / base : null };
  },
  isEnough: (before, after) => Math.min(before.base, after.base) >= JUDGE.fewestOpinions,
  isPeer: ({ opinions }, before, after) =>
    Math.min(count(opinions, before), count(opinions, after)) >= JUDGE.fewestOpinions,
  effect: ({ opinions, dissatisfied: held }, before, after) =>
    shareDifference(count(held, after), count(opinions, after), count(held, before), count(opinions, before)),
  change(before, after) {
    const found = newcombeDifference(after.n, after.base, before.n, before.base, JUDGE.level);
    return found && { value: found.difference, lower: found.lower, upper: found.upper };
  },
  shown: (value) => value,
  excess: () => 0,
};

/** What is judged: how often people report, and how many of those asked are dissatisfied. Less is better in both. */
export const MEASURES: readonly Measure[] = [reports, dissatisfied];
