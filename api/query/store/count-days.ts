import { NO_DAYS, type DayCounts } from '../day-counts.ts';
import type { Picked } from './pick-cells.ts';

/** Sums kept at once: groups beyond that take another turn through the cells. */
const MOST_SUMS = 4_000_000;

/**
 * Adds up how many there are by day in every group: in the order of the cells, so that memory is read from front to back.
 * @param dayOf the whole day of each picked cell, −1 to leave it out.
 * @param n how many each cell of the table stands for.
 */
export const countDays = (picked: Picked, dayOf: Int32Array, n: Float64Array): DayCounts[] => {
  const { cells, groups, members } = picked;
  let width = 1;
  for (let i = 0; i < dayOf.length; i += 1) width = Math.max(width, (dayOf[i] as number) + 1);
  const turn = Math.max(1, Math.floor(MOST_SUMS / width));
  const counted: DayCounts[] = [];
  for (let first = 0; first < members.length; first += turn) {
    const nGroups = Math.min(turn, members.length - first);
    const sums = new Float64Array(nGroups * width);
    for (let i = 0; i < cells.length; i += 1) {
      const day = dayOf[i] as number;
      const group = (groups[i] as number) - first;
      if (day < 0 || group < 0 || group >= nGroups) continue;
      const place = group * width + day;
      sums[place] = (sums[place] as number) + (n[cells[i] as number] as number);
    }
    for (let group = 0; group < nGroups; group += 1)
      counted.push(inOrder(sums.subarray(group * width, (group + 1) * width)));
  }
  return counted;
};

const inOrder = (sums: Float64Array): DayCounts => {
  let length = 0;
  for (let day = 0; day < sums.length; day += 1) if (sums[day] !== 0) length += 1;
  if (length === 0) return NO_DAYS;
  const [days, ns] = [new Int32Array(length), new Float64Array(length)];
  let at = 0;
  for (let day = 0; day < sums.length; day += 1) {
    if (sums[day] === 0) continue;
    days[at] = day;
    ns[at++] = sums[day] as number;
  }
  return { days, ns };
};
