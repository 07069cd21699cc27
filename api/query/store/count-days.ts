import { NO_DAYS, type DayCounts } from '../day-counts.ts';
import type { Picked } from './pick-cells.ts';

/** The slices of picked cells, group by group. */
export interface SlicesByGroup {
  readonly order: Int32Array;
  /** Where the slices of each group begin in the order, and at last where all end. */
  readonly firsts: Int32Array;
}

/** Puts slices in the order of their groups: the days of one group at a time fit into the nearest memory. */
export const groupSlices = ({ groups, members }: Picked): SlicesByGroup => {
  const firsts = new Int32Array(members.length + 1);
  for (let i = 0; i < groups.length; i += 1) {
    const next = (groups[i] as number) + 1;
    firsts[next] = (firsts[next] as number) + 1;
  }
  for (let group = 1; group < firsts.length; group += 1)
    firsts[group] = (firsts[group] as number) + (firsts[group - 1] as number);
  const free = firsts.slice();
  const order = new Int32Array(groups.length);
  for (let i = 0; i < groups.length; i += 1) {
    const group = groups[i] as number;
    const at = free[group] as number;
    order[at] = i;
    free[group] = at + 1;
  }
  return { order, firsts };
};

const CHUNK = 1 << 16;

/**
 * Room for many counts by day: a piece of it costs much less than arrays of its own. What it gives takes the days from one
 * to another that have any out of sums by day, in their order; what was taken is zero again.
 */
export const createDayRoom = (): ((sums: Float64Array, least: number, greatest: number) => DayCounts) => {
  let [days, ns] = [NO_DAYS.days, NO_DAYS.ns];
  let used = 0;
  return (sums, least, greatest) => {
    const most = greatest - least + 1;
    if (most <= 0) return NO_DAYS;
    if (days.length - used < most) {
      [days, ns] = [new Int32Array(Math.max(CHUNK, most)), new Float64Array(Math.max(CHUNK, most))];
      used = 0;
    }
    const first = used;
    for (let day = least; day <= greatest; day += 1) {
      const sum = sums[day] as number;
      if (sum === 0) continue;
      days[used] = day;
      ns[used] = sum;
      used += 1;
      sums[day] = 0;
    }
    return used === first ? NO_DAYS : { days: days.subarray(first, used), ns: ns.subarray(first, used) };
  };
};
