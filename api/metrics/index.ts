import type { CatalogueEntry } from '../contract/catalogue.ts';
import { CASE_METRICS } from './case-metrics.ts';
import type { Metric } from './metric.ts';
import { RATING_METRICS } from './rating-metrics.ts';

export type { Formula, Metric } from './metric.ts';

/** Every metric, in the order in which the catalogue lists them. */
export const METRICS: readonly Metric[] = [...RATING_METRICS, ...CASE_METRICS];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

export const findMetric = (id: string): Metric | undefined => byId.get(id);

/** The catalogue as it is published: everything but the formula's wiring. */
export const catalogue = (): CatalogueEntry[] => METRICS.map(({ formula: _formula, ...entry }) => entry);
