import type { DayCounts } from '../day-counts.ts';
import { createDayRoom, groupSlices } from './count-days.ts';
import type { Picked } from './pick-cells.ts';
import type { ClosedTable } from './timing-tables.ts';

/** Closed cases of a group: by whole days, with a due date, and closed by it. */
export interface ClosedCounts {
  readonly days: DayCounts;
  readonly nDue: number;
  readonly nOnTime: number;
}

/**
 * Adds up picked cells by group and day, in one pass over them.
 * @param latest cases closed in a later month are left out.
 */
export const countClosed = (picked: Picked, table: ClosedTable, latest: number): ClosedCounts[] => {
  const { starts, ends, members } = picked;
  const { n, days, closedMonth, isPunctual, longest } = table;
  const { order, firsts } = groupSlices(picked);
  const take = createDayRoom();
  const sums = new Float64Array(longest + 1);
  const counted: ClosedCounts[] = [];
  for (let group = 0; group < members.length; group += 1) {
    let least = longest + 1;
    let greatest = -1;
    let nDue = 0;
    let nOnTime = 0;
    const behind = firsts[group + 1] as number;
    for (let at = firsts[group] as number; at < behind; at += 1) {
      const slice = order[at] as number;
      const end = ends[slice] as number;
      for (let cell = starts[slice] as number; cell < end; cell += 1) {
        if ((closedMonth[cell] as number) > latest) continue;
        const day = days[cell] as number;
        const count = n[cell] as number;
        const punctual = isPunctual[cell] as number;
        if (day < least) least = day;
        if (day > greatest) greatest = day;
        sums[day] = (sums[day] as number) + count;
        if (punctual < 0) continue;
        nDue += count;
        nOnTime += punctual * count;
      }
    }
    counted.push({ days: take(sums, least, greatest), nDue, nOnTime });
  }
  return counted;
};
