import type { Picked } from './pick-cells.ts';

/** Sums beyond which the engine is asked: as many groups times kinds. */
const MOST_SUMS = 4_000_000;

/**
 * Adds up what the picked cells stand for, by group and kind: kind k of group g is at g × nKinds + k.
 * @param kinds the kind of every cell of the table. @param n what it stands for.
 * @returns null when that would be too many sums.
 */
export const sumsOf = (
  { cells, groups, members }: Picked,
  kinds: Int32Array,
  nKinds: number,
  n: Float64Array,
): Float64Array | null => {
  if (members.length * nKinds > MOST_SUMS) return null;
  const sums = new Float64Array(members.length * nKinds);
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] as number;
    const place = (groups[i] as number) * nKinds + (kinds[cell] as number);
    sums[place] = (sums[place] as number) + (n[cell] as number);
  }
  return sums;
};
