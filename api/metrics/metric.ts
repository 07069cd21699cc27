import type { CaseCount } from '../../etl/model/rollup.ts';
import type { CatalogueEntry } from '../contract/catalogue.ts';

/** How a metric is computed from additive cells. One shape per family; the columns it names are type-checked. */
export type Formula =
  | { readonly family: 'case_count'; readonly count: CaseCount }
  | {
      readonly family: 'case_share';
      readonly numerator: CaseCount;
      /** The numerator under the official cut, where it differs. */
      readonly official?: CaseCount;
      readonly denominator: CaseCount;
      /** Data without any of these cannot answer the metric at all. */
      readonly available: CaseCount;
      /** Non-response bounds: who could still have said yes. */
      readonly bounds?: { readonly reached: CaseCount; readonly unreached: CaseCount };
    }
  | { readonly family: 'closed_share' }
  | { readonly family: 'on_time' }
  | { readonly family: 'backlog' }
  | { readonly family: 'days_to_close'; readonly quantile: number }
  | { readonly family: 'rating_mean' }
  | { readonly family: 'rating_share'; readonly best: 2 | null; readonly worst: 2 | null }
  | { readonly family: 'rating_net' }
  | { readonly family: 'nps' }
  | { readonly family: 'sense'; readonly sense: 'gain' | 'happiness' | 'security' };

/** A published number, declared once: every surface reads it from here. */
export interface Metric extends CatalogueEntry {
  readonly formula: Formula;
}
