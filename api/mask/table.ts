/** The level that stands for "all of this dimension" in a table without a declared hierarchy. */
export const TOTAL = 'TOTAL';

/** One dimension's tree: a level and the levels that add up to it. */
export type Hierarchy = Readonly<Record<string, readonly string[]>>;

/** The trees by dimension; a dimension that is not named adds up to `TOTAL`, if it has that level. */
export type Hierarchies = Readonly<Record<string, Hierarchy>>;

/** A true count, before publication. `fixed`: it must stay visible (a zero that has no row of its own). */
export interface CountCell {
  readonly key: readonly string[];
  readonly count: number;
  readonly fixed?: boolean;
}

/** True counts with their totals: one key part per dimension, every total a cell of its own. */
export interface CountTable {
  readonly dimensions: readonly string[];
  readonly cells: readonly CountCell[];
  readonly hierarchies?: Hierarchies;
}

/** What the mark on a hidden cell tells a reader about the reason it is hidden. */
export type Told = 'primary' | 'secondary' | 'nothing';

/** A cell as the public sees it: `count` null is a hidden count, never "nothing observed". */
export interface PublishedCell {
  readonly key: readonly string[];
  readonly count: number | null;
  readonly told?: Told;
}

export interface PublishedTable {
  readonly dimensions: readonly string[];
  readonly cells: readonly PublishedCell[];
  readonly hierarchies?: Hierarchies;
}

/** One string per key, for maps; the separator cannot occur in a name typed by a person. */
export const joinKey = (key: readonly string[]): string => key.join('\u001f');

/** The tree of one dimension: the declared one, else every other level under `TOTAL`, else none. */
export function hierarchyOf(
  dimension: string,
  levels: ReadonlySet<string>,
  hierarchies: Hierarchies = {},
): Hierarchy {
  const declared = hierarchies[dimension];
  if (declared) return declared;
  const children = [...levels].filter((level) => level !== TOTAL);
  return levels.has(TOTAL) && children.length > 0 ? { [TOTAL]: children } : {};
}

/** The levels each dimension takes in these keys, in order of appearance. */
export function levelsOf(
  dimensions: readonly string[],
  keys: readonly (readonly string[])[],
): readonly ReadonlySet<string>[] {
  return dimensions.map((_, i) => new Set(keys.map((key) => key[i] ?? '')));
}
