import type { Grid } from '../grid.ts';

/** The answers of one question, split into classes that exclude each other; counts by position. */
export interface Family {
  readonly name: string;
  /** Where the people did not all answer, the last class is who did not. */
  readonly classes: readonly Float64Array[];
  /** Sums of classes that nobody may learn when they are small, as bits: 1, 2, 4 for the first, second, third class. */
  readonly guarded: readonly number[];
  /** Those of them that are published as they are, where they are shown. */
  readonly published: readonly number[];
  /** Where the published counts of this family are hidden. */
  readonly hidden: Uint8Array;
}

/**
 * Tables published together over one grid: families whose classes add up to the same total. Somebody who did not answer
 * one question hardly answered the other: a base shown in one family tells the others', so it counts as hidden only
 * where all families are (`hiddenBase`). `hiddenTotal` is never set without `hiddenBase`.
 */
export interface Group {
  readonly grid: Grid;
  readonly families: readonly Family[];
  readonly total: Float64Array;
  readonly hiddenBase: Uint8Array;
  readonly hiddenTotal: Uint8Array;
  /** The last class of every family is who did not answer, and the total is a table of its own. */
  readonly totalStandsAlone: boolean;
}

/** One number to be protected at a position: a sum of classes of a family; the total is `family` null. */
export interface Aspect {
  readonly family: number | null;
  readonly bits: number;
}

/** A sum of classes at a position. */
export const countOf = ({ classes }: Pick<Family, 'classes'>, bits: number, position: number): number =>
  classes.reduce((sum, counts, i) => (bits & (1 << i) ? sum + (counts[position] ?? 0) : sum), 0);

/** Everybody who answered. */
export const BASE = 0b011;

/**
 * Whether a base can be learned anyway, and tells nothing: another family's base stands beside it, or everybody
 * answered and the total is there.
 */
const isTold = (group: Group, { classes }: Family, position: number): boolean =>
  !group.hiddenBase[position] ||
  (!group.hiddenTotal[position] && countOf({ classes }, 1 << (classes.length - 1), position) === 0);

/** The aspects that must be protected at a position, because they are hidden there. */
export const aspectsAt = (group: Group, position: number): Aspect[] => [
  ...(group.hiddenTotal[position] ? [{ family: null, bits: 0 }] : []),
  ...group.families.flatMap((each, family) =>
    each.hidden[position]
      ? each.guarded
          .filter((bits) => !group.totalStandsAlone || bits !== BASE || !isTold(group, each, position))
          .map((bits) => ({ family, bits }))
      : [],
  ),
];

/** The true number of an aspect. */
export const countOfAspect = (group: Group, { family, bits }: Aspect, position: number): number => {
  const found = family === null ? undefined : group.families[family];
  return found ? countOf(found, bits, position) : (group.total[position] ?? 0);
};

/** Where people may change between two classes without anybody noticing. */
export const roomFor = (group: Group, family: number, from: number, to: number): Uint8Array => {
  const { hidden, classes } = group.families[family] as Family;
  const last = classes.length - 1;
  return group.totalStandsAlone && (from === last || to === last) ? group.hiddenBase : hidden;
};

/** Hides one family at a position, or all of them (`family` null), or the total too. True if that is new. */
export const hideAt = (
  group: Group,
  position: number,
  what: { readonly family: number | null; readonly total: boolean },
): boolean => {
  let fresh = false;
  const hide = (where: Uint8Array): void => {
    fresh ||= where[position] === 0;
    where[position] = 1;
  };
  group.families.forEach(({ hidden }, i) => {
    if (what.family === null || what.family === i) hide(hidden);
  });
  if (group.families.every(({ hidden }) => hidden[position])) hide(group.hiddenBase);
  if (what.total) hide(group.hiddenTotal);
  return fresh;
};

/** Whether anything is hidden at a position. */
export const isHidden = (group: Group, position: number): boolean =>
  group.families.some(({ hidden }) => hidden[position]);
