import type { Picked } from './pick-cells.ts';

/** Sums beyond which the engine is asked: as many groups times kinds. */
const MOST_SUMS = 4_000_000;

/**
 * Adds up what the picked cells stand for, by group and kind: kind k of group g is at g × nKinds + k.
 * @param kinds the kind of every cell of the table. @param n what it stands for.
 * @returns null when that would be too many sums.
 */
export const sumsOf = (
  { starts, ends, groups, members }: Picked,
  kinds: Int32Array,
  nKinds: number,
  n: Float64Array,
): Float64Array | null => {
  if (members.length * nKinds > MOST_SUMS) return null;
  const sums = new Float64Array(members.length * nKinds);
  for (let i = 0; i < starts.length; i += 1) {
    const [end, first] = [ends[i] as number, (groups[i] as number) * nKinds];
    for (let cell = starts[i] as number; cell < end; cell += 1) {
      const place = first + (kinds[cell] as number);
      sums[place] = (sums[place] as number) + (n[cell] as number);
    }
  }
  return sums;
};

/** Adds up what the picked cells stand for, by group. */
export const sumByGroup = ({ starts, ends, groups, members }: Picked, n: Float64Array): Float64Array => {
  const sums = new Float64Array(members.length);
  for (let i = 0; i < starts.length; i += 1) {
    const end = ends[i] as number;
    let sum = 0;
    for (let cell = starts[i] as number; cell < end; cell += 1) sum += n[cell] as number;
    const group = groups[i] as number;
    sums[group] = (sums[group] as number) + sum;
  }
  return sums;
};
