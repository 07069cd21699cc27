import {
  alarmsAbove,
  earsBounds,
  earsStatistics,
  farringtonFlexible,
  type EarsMethod,
  type FarringtonOptions,
  type FarringtonResult,
  type Power,
  type ThresholdMethod,
} from '../../../api/stats/index.ts';
import { numbers, type ReferenceCase, type Topic } from '../case.ts';

const WEEKS = 52;
const TREND_P = 0.05;

const countsOf = (of: ReferenceCase): number[] => of.input?.['y'] as number[];

const farringtonOptions = (of: ReferenceCase): FarringtonOptions => {
  const p = of.params as {
    b: number;
    w: number;
    alpha: number;
    noPeriods: number;
    thresholdMethod: ThresholdMethod;
    trend: boolean;
    pastWeeksNotIncluded: number;
    reweight: boolean;
    weightsThreshold: number;
    powertrans: Power;
    limit54: [number, number];
  };
  return {
    period: WEEKS,
    years: p.b,
    halfWindow: p.w,
    blocks: p.noPeriods,
    excluded: p.pastWeeksNotIncluded,
    alpha: p.alpha,
    method: p.thresholdMethod,
    power: p.powertrans,
    trend: p.trend,
    trendP: TREND_P,
    reweightAbove: p.reweight ? p.weightsThreshold : null,
    errors: 'surveillance',
    least: { cases: p.limit54[0], periods: p.limit54[1] },
  };
};

/** R measures nbPlugin's and muan's score from ln(expected), not from the expected count. */
const scoreAsR = (found: FarringtonResult, method: ThresholdMethod): number | null => {
  if (method === 'delta') return found.score;
  const from = Math.log(found.expected);
  return (found.observed - from) / (found.upper - from);
};

/** Unusual counts. */
export const aberration: Topic = {
  adapters: {
    ears: (of) => {
      const { method, baseline, alpha } = of.params as {
        method: EarsMethod;
        baseline: number;
        alpha: number;
      };
      const counts = countsOf(of);
      const { first, bounds } = earsBounds(counts, method, { baseline, alpha });
      return {
        first_index_1based: first + 1,
        upperbound: bounds,
        alarm: bounds.map((bound, i) => (bound === null ? null : (counts[first + i] as number) > bound)),
      };
    },
    ears_statistics: (of) => {
      const { c1, c2, c3 } = earsStatistics(countsOf(of), { minSd: of.params?.['min_sd'] as number });
      return {
        C1: c1,
        C2: c2,
        C3: c3,
        alarm_C1: alarmsAbove(c1, 3),
        alarm_C2: alarmsAbove(c2, 3),
        alarm_C3: alarmsAbove(c3, 2),
      };
    },
    farrington_flexible: (of, files) => {
      const counts = numbers(files.rows(of), 'count');
      const options = farringtonOptions(of);
      const found = (of.expected['index_1based'] as number[]).map((index) =>
        farringtonFlexible(counts, index - 1, options),
      );
      return {
        index_1based: of.expected['index_1based'],
        upperbound: found.map((each) => (each?.enough ? each.upper : null)),
        alarm: found.map((each) => each?.alarm),
        expected: found.map((each) => (each?.enough ? each.expected : null)),
        phi: found.map((each) => each?.phi),
        trend_used: found.map((each) => each?.trend),
        score: found.map((each) => each && scoreAsR(each, options.method)),
      };
    },
  },
};
