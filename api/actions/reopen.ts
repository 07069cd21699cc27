import type { PainPoint } from '../contract/pain-points.ts';
import { isSameIssue, sharesPlace } from './cells-of.ts';
import type { Reopening, StoredAction } from './store.ts';

/** What the search found, as far as it can reopen an action. */
export type FoundAgain = Pick<PainPoint, 'id' | 'districts' | 'issue' | 'issue_group' | 'since'>;

/** The reopening that counts for an action as it is finished now; finishing it anew leaves an earlier one behind. */
export const reopeningOf = (action: StoredAction, reopenings: readonly Reopening[]): Reopening | null =>
  reopenings.find(({ actionId, finishedOn }) => actionId === action.id && finishedOn === action.finishedOn) ??
  null;

/**
 * The rule: an action that was finished is reopened when the search finds a pain point about the same issue in one of its
 * places that began after the day it was finished on.
 * @param through last day of the weeks searched.
 */
export const newReopenings = (
  actions: readonly StoredAction[],
  found: readonly FoundAgain[],
  known: readonly Reopening[],
  through: string,
  noticedAt: string,
): Reopening[] =>
  actions.flatMap((action) => {
    const { id, finishedOn } = action;
    if (finishedOn === null || reopeningOf(action, known)) return [];
    const again = found.find((point) => {
      const subject = { districts: point.districts, issue: point.issue, issueGroup: point.issue_group };
      return point.since > finishedOn && isSameIssue(action, subject) && sharesPlace(action, subject);
    });
    return again
      ? [{ actionId: id, finishedOn, since: again.since, through, painPoint: again.id, noticedAt }]
      : [];
  });

/** Reopenings seen in weeks that are no longer held, because their import was undone. */
export const unfounded = (known: readonly Reopening[], through: string | null): Reopening[] =>
  known.filter((reopening) => through === null || reopening.through > through);
