import type { CatalogueEntry } from '../contract/catalogue.ts';
import { CASE_CHECK_METRICS } from './case-checks.ts';
import { CASE_COUNT_METRICS } from './case-counts.ts';
import { CASE_OUTCOME_METRICS } from './case-outcomes.ts';
import { CASE_RATE_METRICS } from './case-rates.ts';
import { CASE_TIMING_METRICS } from './case-timing.ts';
import { INDEX_METRIC } from './index-metric.ts';
import type { Metric } from './metric.ts';
import { RATING_METRICS } from './rating-metrics.ts';
import { SENSE_METRICS } from './sense-metrics.ts';
import { SENTIMENT_METRICS } from './sentiment-metrics.ts';
import { STANDARD_RATING_METRICS } from './standard-ratings.ts';

export type { Formula, Metric } from './metric.ts';

/** Every metric, in the order in which the catalogue lists them. */
export const METRICS: readonly Metric[] = [
  INDEX_METRIC,
  ...RATING_METRICS,
  ...STANDARD_RATING_METRICS,
  ...SENSE_METRICS,
  ...CASE_COUNT_METRICS,
  ...CASE_RATE_METRICS,
  ...CASE_TIMING_METRICS,
  ...CASE_OUTCOME_METRICS,
  ...CASE_CHECK_METRICS,
  ...SENTIMENT_METRICS,
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

export const findMetric = (id: string): Metric | undefined => byId.get(id);

/** The catalogue as it is published: everything but the formula's wiring. */
export const catalogue = (): CatalogueEntry[] => METRICS.map(({ formula: _formula, ...entry }) => entry);
