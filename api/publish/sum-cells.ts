import { ALL, type Level } from './grid.ts';
import type { Block, Published } from './published.ts';
import { SURVEY } from './subjects.ts';

/** The part of the cube one row of an answer speaks of; null is everything there is. */
export interface Part {
  readonly months: readonly string[];
  readonly districts: readonly (string | null)[] | null;
  readonly issues: readonly (string | null)[] | null;
}

/** The ways to write a choice of members as levels: the margin where everything is meant, else member by member. */
const waysOf = (chosen: readonly (string | null)[] | null, all: readonly (string | null)[]): Level[][] => {
  if (chosen === null) return [[ALL], [...all]];
  const whole = all.every((member) => chosen.includes(member));
  return whole ? [[ALL], [...chosen]] : [[...chosen]];
};

const sumOver = (
  block: Block,
  subject: string,
  [months, districts, issues]: readonly [readonly Level[], readonly Level[], readonly Level[]],
  columns: number,
): number[] | null => {
  const sums = new Array<number>(columns).fill(0);
  for (const month of months)
    for (const district of districts)
      for (const issue of issues) {
        const counts = block.countsAt(subject, month, district, issue);
        if (counts === null) return null;
        counts?.forEach((count, i) => (sums[i] = (sums[i] ?? 0) + count));
      }
  return sums;
};

const sumOfBlock = (
  published: Published,
  block: Block,
  subject: string,
  part: Part,
  columns: number,
): number[] | null => {
  const months = block.months.filter((month) => part.months.includes(month));
  if (months.length === 0) return new Array<number>(columns).fill(0);
  const issues: Level[][] = subject === SURVEY.id ? [[ALL]] : waysOf(part.issues, published.issues);
  for (const month of waysOf(months, block.months))
    for (const district of waysOf(part.districts, published.districts))
      for (const issue of issues) {
        const sums = sumOver(block, subject, [month, district, issue], columns);
        if (sums) return sums;
      }
  return null;
};

/**
 * The counts of a part: each publication's own margin where it is shown, or its cells added where every one of them is;
 * null otherwise. Only published numbers are added, so an answer tells nothing the cube does not.
 */
export const sumCells = (
  published: Published,
  subject: string,
  part: Part,
  columns: number,
): number[] | null => {
  const sums = new Array<number>(columns).fill(0);
  for (const block of published.blocks) {
    const own = sumOfBlock(published, block, subject, part, columns);
    if (!own) return null;
    own.forEach((count, i) => (sums[i] = (sums[i] ?? 0) + count));
  }
  return sums;
};
