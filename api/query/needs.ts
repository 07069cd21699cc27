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

/** What the metrics of an answer are made of: nothing else is read of the cells they share. */
export interface Needs {
  readonly counts: readonly CaseCount[];
  /** Time to close in days, and not only whether cases are closed. */
  readonly days: boolean;
  /** How old open cases are, to the day. */
  readonly ages: boolean;
}

const WITH_AGES: readonly Metric['formula']['family'][] = ['backlog', 'backlog_age'];

/** The counts that metrics (and the components of an index) are made of, with those that say whether there is a case at all. */
export const needsOf = (metrics: readonly Metric[], components: readonly Component[] = []): Needs => {
  const all = [...metrics, ...components.flatMap(({ metric }) => findMetric(metric) ?? [])];
  const named = all.flatMap(ofFormula).filter((name) => name !== undefined);
  return {
    counts: [...new Set<CaseCount>(['n_cases', 'n_consultations', ...named])].sort(),
    days: all.some(({ formula }) => formula.family === 'days_to_close'),
    ages: all.some(({ formula }) => WITH_AGES.includes(formula.family)),
  };
};
