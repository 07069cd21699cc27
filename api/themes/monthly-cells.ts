/** Cases of one month, district and issue, with how many of them gave an opinion and were dissatisfied. */
export interface MonthlyCell {
  /** 2026-10 */
  readonly month: string;
  readonly district: string;
  readonly issue: string;
  readonly group: string | null;
  readonly cases: number;
  readonly opinions: number;
  readonly dissatisfied: number;
}

/** Σ of a count by a key. */
export const sumBy = <Key>(
  cells: readonly MonthlyCell[],
  keyOf: (cell: MonthlyCell) => Key,
  countOf: (cell: MonthlyCell) => number = ({ cases }) => cases,
): Map<Key, number> => {
  const sums = new Map<Key, number>();
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + countOf(cell));
  return sums;
};
