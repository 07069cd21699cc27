import type { Name } from '../places/place.ts';

export interface IssueDetail extends Name {
  /** What residents say about it, as sentences without their full stop. */
  readonly says: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

export interface Issue extends Name {
  /** Weight within its group. */
  readonly weight: number;
  readonly details: readonly IssueDetail[];
}

export interface IssueGroup extends Name {
  /** Item of the survey that asks about it. */
  readonly item: string;
  /** Column of that item in the survey export. */
  readonly column: string;
  /** What the survey item asks about. */
  readonly asked: string;
  readonly unit: Name;
  /** Weight among all cases. */
  readonly weight: number;
  /** January … December, relative to the year's mean. */
  readonly season: readonly number[];
  /** Median days until a case is closed. */
  readonly days: number;
  /** Days until a case is due. */
  readonly sla: number;
  /** Points by which citizens are more satisfied than the city as a whole, with the case and in the survey. */
  readonly mood: { readonly cases: number; readonly survey: number };
  readonly issues: readonly Issue[];
}

export const EVEN: readonly number[] = Array.from({ length: 12 }, () => 1);

/** A detail with what residents say about it, English first. */
export const detail = (
  en: string,
  zh: string,
  english: readonly string[],
  chinese: readonly string[],
): IssueDetail => ({
  en,
  zh,
  says: { en: english, zh: chinese },
});

export const issue = (en: string, zh: string, weight: number, ...details: readonly IssueDetail[]): Issue => ({
  en,
  zh,
  weight,
  details,
});
