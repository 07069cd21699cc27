import type { Issue, IssueDetail, IssueGroup } from '../issues/issue.ts';
import type { District, Name, Subdistrict } from '../places/place.ts';

export type CaseClass = 'complaint' | 'request' | 'consultation' | 'suggestion';

/** Very dissatisfied 1 … very satisfied 5; null: reached, but without an opinion. */
export type Opinion = 1 | 2 | 3 | 4 | 5 | null;

/** What came of the call back; a citizen who was not reached answers nothing. */
export interface FollowUp {
  readonly at: number;
  readonly times: number;
  readonly answers: {
    readonly contacted: boolean;
    readonly resolved: boolean;
    readonly first: Opinion;
    readonly final: Opinion;
  } | null;
  readonly assessed: boolean;
  readonly appealed: boolean;
}

/** One case as it happened, before any export writes it down. Instants are wall-clock milliseconds. */
export interface Case {
  readonly district: District;
  readonly subdistrict: Subdistrict;
  readonly community: Name;
  readonly group: IssueGroup;
  readonly issue: Issue;
  readonly detail: IssueDetail;
  readonly class: CaseClass;
  readonly unit: Name;
  readonly openedAt: number;
  readonly dispatchedAt: number;
  readonly dueAt: number;
  readonly extendedDays: number;
  /** Null: still open when the export was taken. */
  readonly closedAt: number | null;
  /** Null: not followed up yet. */
  readonly followUp: FollowUp | null;
  /** Position in the list of the earlier case about the same matter. */
  readonly earlier: number | null;
}
