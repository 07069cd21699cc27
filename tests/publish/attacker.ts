import { determined, type Row } from './eliminate.ts';
import type { Fact, Scope } from './facts.ts';
import type { Vocabulary } from './random-queries.ts';

const ALL = '*';
const nameOf = (member: string | null): string => (member === null ? '-' : `=${member}`);

/** Months that were published at one time, so that their total is a number of its own. */
export type Blocks = readonly (readonly string[])[];

/** What an attacker works out about one table. */
export interface Loot {
  readonly known: ReadonlyMap<string, number>;
  /** Cells that were asked for and refused. */
  readonly hidden: readonly string[];
  /** Hidden cells that the sums determine. */
  readonly recovered: readonly string[];
  /** Answers that were no plain cell and no sum of plain cells. */
  readonly extra: number;
}

/** The cells of the cube a scope adds up, margins where everything is meant. */
export const cellsOf = (scope: Scope, blocks: Blocks): string[] => {
  const districts = scope.districts ? scope.districts.map(nameOf) : [ALL];
  const issues = scope.issues ? scope.issues.map(nameOf) : [ALL];
  const months = blocks.flatMap((block, i) => {
    const chosen = block.filter((month) => scope.months.includes(month));
    return chosen.length === block.length && block.length > 1 ? [`${ALL}${i}`] : chosen;
  });
  return months.flatMap((month) => districts.flatMap((d) => issues.map((g) => [month, d, g].join('|'))));
};

/** The additions anybody can do: every margin is the sum of its members, along each axis. */
const listSums = (words: Vocabulary, blocks: Blocks, hasIssues: boolean): string[][] => {
  const districts = words.districts.map(nameOf);
  const issues = hasIssues ? words.issues.map(nameOf) : [];
  const times = blocks.flatMap((block, i) => [...block, ...(block.length > 1 ? [`${ALL}${i}`] : [])]);
  const withAll = (names: readonly string[]): string[] => [ALL, ...names];
  return [
    ...times.flatMap((t) => withAll(issues).map((g) => withAll(districts).map((d) => [t, d, g].join('|')))),
    ...(hasIssues
      ? times.flatMap((t) => withAll(districts).map((d) => withAll(issues).map((g) => [t, d, g].join('|'))))
      : []),
    ...blocks.flatMap((block, i) =>
      block.length < 2
        ? []
        : withAll(districts).flatMap((d) =>
            withAll(issues).map((g) => [`${ALL}${i}`, ...block].map((t) => [t, d, g].join('|'))),
          ),
    ),
  ];
};

/**
 * Attacks one table with everything that was answered about it. Cells never mentioned in an answer that shows their
 * neighbours are zero. `solved` remembers what a pattern of hidden cells gives away: a base and its numerator share one.
 */
export const attack = (
  facts: readonly Fact[],
  words: Vocabulary,
  blocks: Blocks,
  hasIssues: boolean,
  solved = new Map<string, readonly string[]>(),
): Loot => {
  const known = new Map<string, number>();
  const hidden = new Set<string>();
  const wide: { cells: string[]; value: number }[] = [];
  for (const { scope, value } of facts) {
    const cells = cellsOf(scope, blocks);
    const [only] = cells;
    if (cells.length === 1 && only !== undefined) {
      if (value === null) hidden.add(only);
      else {
        const before = known.get(only);
        if (before !== undefined && before !== value)
          throw new Error(`${only} was ${before} and is ${value}`);
        known.set(only, value);
      }
    } else if (value !== null) wide.push({ cells, value });
  }
  const both = [...hidden].filter((cell) => known.has(cell));
  if (both.length > 0) throw new Error(`told once and refused once: ${both.slice(0, 3).join(' ')}`);
  const unknowns = [...hidden].filter((cell) => !known.has(cell));
  const indexOf = new Map(unknowns.map((cell, i) => [cell, i]));
  const equationOf = (cells: readonly string[], signs: (i: number) => number): Row => {
    const row = new Map<number, number>();
    cells.forEach((cell, i) => {
      const index = indexOf.get(cell);
      if (index !== undefined) row.set(index, (row.get(index) ?? 0) + signs(i));
    });
    return row;
  };
  const extra = wide.filter(({ cells }) => cells.some((cell) => indexOf.has(cell)));
  const equations = [
    ...listSums(words, blocks, hasIssues).map((cells) => equationOf(cells, (i) => (i === 0 ? -1 : 1))),
    ...extra.map(({ cells }) => equationOf(cells, () => 1)),
  ].filter((row) => row.size > 0);
  for (const { cells, value } of wide)
    if (!cells.some((cell) => indexOf.has(cell))) {
      const sum = cells.reduce((total, cell) => total + (known.get(cell) ?? 0), 0);
      if (sum !== value)
        throw new Error(`${cells.length} cells add up to ${sum}, and the answer was ${value}`);
    }
  const pattern = extra.length > 0 ? null : [...unknowns].sort().join(' ');
  const recovered = solved.get(pattern ?? '') ?? determined(equations).map((index) => unknowns[index] ?? '');
  if (pattern !== null) solved.set(pattern, recovered);
  return { known, hidden: unknowns, recovered, extra: extra.length };
};
