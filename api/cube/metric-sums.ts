import type { CaseCount } from '../../etl/model/rollup.ts';
import type { MetricSums } from '../contract/cube.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Cut } from '../query/estimate-cases.ts';

/** Demands and consultations together: whether there is any case at all behind a number. */
export const ALL_CASES = 'n_all_cases';

export const MEAN_SUMS = ['n', 'w', 'w2', 'ws', 'w2s', 'w2s2'] as const;
export type MeanSum = (typeof MEAN_SUMS)[number];

/** The column of one of the sums of a mean. */
export const meanColumn = (metric: string, sum: MeanSum): string => `${metric}_${sum}`;

/** The columns a metric is made of; null where it is no quotient of sums over the bins. */
export const metricSums = ({ id, formula }: Metric, cut: Cut): MetricSums | null => {
  switch (formula.family) {
    case 'case_count':
      return { kind: 'count', x: formula.count, all: ALL_CASES };
    case 'case_share':
      return {
        kind: 'share',
        x: cut === 'official' && formula.official ? formula.official : formula.numerator,
        n: formula.denominator,
        all: ALL_CASES,
        bounds: formula.bounds ?? null,
      };
    case 'rating_mean':
    case 'sense': {
      const [n, w, w2, ws, w2s, w2s2] = MEAN_SUMS.map((sum) => meanColumn(id, sum)) as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      return { kind: 'mean', n, w, w2, ws, w2s, w2s2 };
    }
    default:
      return null;
  }
};

/** Counts of cases that the metrics need; what tells whether they can be answered is among them. */
export const caseCounts = (metrics: readonly Metric[], cut: Cut): CaseCount[] => [
  ...new Set(
    metrics.flatMap(({ formula }): CaseCount[] => {
      if (formula.family === 'case_count') return [formula.count];
      if (formula.family !== 'case_share') return [];
      const { numerator, official, denominator, available, bounds } = formula;
      return [
        cut === 'official' && official ? official : numerator,
        denominator,
        available,
        ...(bounds ? [bounds.reached, bounds.unreached] : []),
      ];
    }),
  ),
];
