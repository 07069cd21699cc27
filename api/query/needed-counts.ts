import type { CaseCount } from '../../etl/model/rollup.ts';
import type { Component } from '../contract/declared.ts';
import { findMetric, type Metric } from '../metrics/index.ts';

const ofFormula = ({ formula }: Metric): readonly (CaseCount | undefined)[] => {
  switch (formula.family) {
    case 'case_count':
      return [formula.count];
    case 'case_share':
      return [
        formula.numerator,
        formula.official,
        formula.denominator,
        formula.available,
        formula.bounds?.reached,
        formula.bounds?.unreached,
      ];
    case 'clearance':
      return ['n_invalid', 'n_closed'];
    default:
      return [];
  }
};

/** The case counts that metrics are made of, and those that say whether there is a case at all; sorted. */
export const neededCounts = (
  metrics: readonly Metric[],
  components: readonly Component[] = [],
): readonly CaseCount[] => {
  const all = [...metrics, ...components.flatMap(({ metric }) => findMetric(metric) ?? [])];
  const named = all.flatMap(ofFormula).filter((name) => name !== undefined);
  return [...new Set<CaseCount>(['n_cases', 'n_consultations', ...named])].sort();
};
