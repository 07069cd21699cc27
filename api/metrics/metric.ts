import type { CaseCount } from '../../etl/model/rollup.ts';
import type { CatalogueEntry } from '../contract/catalogue.ts';

/** Which answers of a scale a share counts. */
export type Counted = 'two_best' | 'two_worst' | 'official';

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
  /** A step of closed → confirmed fixed → satisfied. */
  | { readonly family: 'funnel_step'; readonly step: 'fixed' | 'satisfied' }
  | { readonly family: 'composite' }
  | { readonly family: 'exclusion_gap' }
  | { readonly family: 'revision_gap' }
  | { readonly family: 'closed_share' }
  | { readonly family: 'on_time' }
  /** Open cases, of an age in whole days between the two (both included; null is open-ended). */
  | { readonly family: 'backlog'; readonly age: readonly [number, number | null] | null }
  | { readonly family: 'backlog_age' }
  | { readonly family: 'clearance' }
  | { readonly family: 'days_to_close'; readonly quantile: number }
  | { readonly family: 'repeat' }
  /** Closed within a day: among the closed, or those not fixed among those who were asked. */
  | { readonly family: 'same_day'; readonly unfixed: boolean }
  | { readonly family: 'reporting' }
  | { readonly family: 'per_1000' }
  | { readonly family: 'rating_mean' }
  | {
      readonly family: 'rating_share';
      readonly counted: Counted;
      /** Whether don’t know stands in the denominator. */
      readonly withDontKnow: boolean;
      /** Only answers on these scales; all when null. */
      readonly scales: readonly string[] | null;
    }
  | { readonly family: 'rating_net' }
  | { readonly family: 'nps' }
  | { readonly family: 'sense'; readonly sense: 'gain' | 'happiness' | 'security' }
  | { readonly family: 'acsi' }
  /** Mean score of texts; complaints and surveys never pool. */
  | { readonly family: 'sentiment'; readonly kind: 'survey' | 'complaints' }
  | { readonly family: 'index' };

/** A published number, declared once: every surface reads it from here. */
export interface Metric extends CatalogueEntry {
  readonly formula: Formula;
}
