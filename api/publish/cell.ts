import { ALL, levelsAt, type Grid, type Level } from './grid.ts';

/** One cell as the public may see it: `counts` null is hidden, with one mark; where there is no cell everything is 0. */
export interface PublishedCell {
  readonly subject: string;
  readonly month: Level;
  readonly district: Level;
  readonly issue: Level;
  /** In the order of the subject's columns. */
  readonly counts: readonly number[] | null;
}

/** Turns positions into cells: hidden ones, and visible ones that are not all zero. */
export const cellsOf = (
  subject: string,
  grid: Grid,
  hidden: Uint8Array,
  countsAt: (position: number) => readonly number[],
): PublishedCell[] =>
  Array.from(hidden, (mark, position): PublishedCell => {
    const [month = ALL, district = ALL, issue = ALL] = levelsAt(grid, position);
    return { subject, month, district, issue, counts: mark ? null : countsAt(position) };
  }).filter(({ counts }) => counts === null || counts.some((count) => count > 0));
