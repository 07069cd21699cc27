import { judgeSignal, xmrChart, type SpecialCause } from '../../../api/stats/index.ts';
import type { Topic } from '../case.ts';

const NAMES: Readonly<Record<SpecialCause, readonly [up: string, down: string]>> = {
  outside: ['Above UCL', 'Below LCL'],
  trend: ['7 Point Trend (Increasing)', '7 Point Trend (Decreasing)'],
  two_of_three: ['2 in 3 Above CL', '2 in 3 Below CL'],
  shift: ['7 Points Above CL', '7 Points Below CL'],
};

/** Control charts. */
export const spc: Topic = {
  adapters: {
    xmr: (of) => {
      const fixAfter = of.params?.['fix_after_n_points'] as number | null | undefined;
      const chart = xmrChart(of.input?.['y'] as number[], {
        screening: of.params?.['screen_moving_ranges'] as boolean,
        constant: 'no_limits',
        ...(fixAfter ? { fixAfter } : {}),
      });
      return {
        mean: chart.mean,
        mean_mr: chart.meanRange,
        mean_mr_unscreened: chart.meanRangeUnscreened,
        lpl: chart.lower,
        upl: chart.upper,
        near_lpl: chart.nearLower,
        near_upl: chart.nearUpper,
        outside: chart.outside,
        near: chart.near,
        shift7: chart.shift,
        trend7: chart.trend,
        two_of_three: chart.twoOfThree,
        special_cause_type: chart.signals.map((signal, i) =>
          signal === null ? 'Common Cause' : NAMES[signal][chart.directions[i] === 1 ? 0 : 1],
        ),
        point_type_if_increase_is_good: chart.directions.map((direction) => judgeSignal(direction, 1)),
        point_type_if_decrease_is_good: chart.directions.map((direction) => judgeSignal(direction, -1)),
      };
    },
  },
};
