import type { DayCounts } from '../day-counts.ts';
import { createDayRoom, groupSlices } from './count-days.ts';
import type { Picked } from './pick-cells.ts';
import { STILL_OPEN, type OpenTable } from './timing-tables.ts';

/** Open cases of a group: by age in whole days, and past their due date. */
export interface OpenCounts {
  readonly days: DayCounts;
  readonly nOverdue: number;
}

/** As of when cases are open. */
export interface AsOf {
  /** The last day of the period; infinite without one. */
  readonly to: number;
  /** Whether that is the end of a month in the past. */
  readonly inPast: boolean;
  /** The last day of each source by its code; NaN for one that tells nothing. */
  readonly latest: Float64Array;
  /** Days beyond which an age weighs the same. */
  readonly most: number;
}

/** Adds up picked cells by group and age, in one pass over them. */
export const countOpen = (
  picked: Picked,
  table: OpenTable,
  { to, inPast, latest, most }: AsOf,
): OpenCounts[] => {
  const { starts, ends, members } = picked;
  const { n, on, closedMonth, dueMonth, isOverdue } = table;
  const source = table.keys.get('source')?.codes ?? new Int32Array(table.length);
  const { order, firsts } = groupSlices(picked);
  const oldest = Math.min(most, latest.reduce((last, day) => Math.max(last, day || 0), 0) - table.first);
  const take = createDayRoom();
  const sums = new Float64Array(Math.max(0, oldest) + 1);
  const counted: OpenCounts[] = [];
  for (let group = 0; group < members.length; group += 1) {
    let least = sums.length;
    let greatest = -1;
    let nOverdue = 0;
    const behind = firsts[group + 1] as number;
    for (let at = firsts[group] as number; at < behind; at += 1) {
      const slice = order[at] as number;
      const end = ends[slice] as number;
      for (let cell = starts[slice] as number; cell < end; cell += 1) {
        const closed = closedMonth[cell] as number;
        if (inPast ? closed <= to : closed !== STILL_OPEN) continue;
        const news = latest[source[cell] as number] as number;
        if (Number.isNaN(news)) continue;
        const age = Math.min(most, Math.max(0, Math.min(news, to) - (on[cell] as number)));
        if (age < least) least = age;
        if (age > greatest) greatest = age;
        const count = n[cell] as number;
        sums[age] = (sums[age] as number) + count;
        // The end of the period comes before the source's last word, or its last word is all there is.
        const overdue = news > to ? (dueMonth[cell] as number) <= to : isOverdue[cell] === 1;
        if (overdue) nOverdue += count;
      }
    }
    counted.push({ days: take(sums, least, greatest), nOverdue });
  }
  return counted;
};
