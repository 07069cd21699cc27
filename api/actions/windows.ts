import { addDays } from '../query/period.ts';
import { JUDGE } from './settings.ts';

/** Weeks from `from` (included) to `to` (not included), as places in a list of weeks. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When something was done. */
export interface Dates {
  /** First day of the week the trouble began in; null where nobody knows. */
  readonly since: string | null;
  readonly startedOn: string;
  readonly dueOn: string | null;
  readonly finishedOn: string | null;
}

/** From when on reports count as afterwards: the day after the end, or after the due date of an action without an end. */
export const judgedFrom = ({ dueOn, finishedOn }: Dates): string | null => {
  const end = finishedOn ?? dueOn;
  return end === null ? null : addDays(end, 1);
};

/** The Monday on or after a day. */
export const mondayFrom = (day: string): string => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, (7 - weekday) % 7);
};

/** The first day on which enough whole weeks have passed for a verdict. */
export const possibleOn = (dates: Dates): string | null => {
  const from = judgedFrom(dates);
  return from === null ? null : addDays(mondayFrom(from), 7 * JUDGE.fewestAfter);
};

const firstAtOrAfter = (weeks: readonly string[], day: string): number => {
  const found = weeks.findIndex((week) => week >= day);
  return found < 0 ? weeks.length : found;
};

/** The weeks of the trouble that were over when the action began. */
export const beforeOf = (weeks: readonly string[], { since, startedOn }: Dates): Stretch => {
  const to = firstAtOrAfter(weeks, addDays(startedOn, -6));
  const began = since === null ? 0 : firstAtOrAfter(weeks, addDays(mondayFrom(addDays(since, 1)), -7));
  const from = Math.max(0, began, to - JUDGE.mostBefore);
  return to - from >= JUDGE.fewestBefore ? { from, to } : { from: Math.max(0, to - JUDGE.shortBefore), to };
};

/** The whole weeks that began after the action; null while there is no end and no due date. */
export const afterOf = (weeks: readonly string[], dates: Dates): Stretch | null => {
  const day = judgedFrom(dates);
  if (day === null) return null;
  const from = firstAtOrAfter(weeks, mondayFrom(day));
  return { from, to: Math.min(weeks.length, from + JUDGE.mostAfter) };
};

export const lengthOf = ({ from, to }: Stretch): number => to - from;

/** The same calendar weeks a year earlier; null where they are not in the list. */
export const yearBefore = ({ from, to }: Stretch): Stretch | null =>
  from >= JUDGE.year ? { from: from - JUDGE.year, to: to - JUDGE.year } : null;
