import type { MaskRule } from './rule.ts';
import { suppressTable, type Suppression } from './suppress-table.ts';
import { joinKey, TOTAL, type CountCell, type Hierarchy } from './table.ts';

/** The level of a row that counts all of a dimension. */
export const ALL = Symbol('all');

/** One dimension of an answer. */
export interface MaskDimension<Row> {
  readonly name: string;
  /** The row's level; null is a level of its own ("no district given"), not the total. */
  readonly level: (row: Row) => string | null | typeof ALL;
  /** Levels that add up to another level, where one dimension holds several (a district and its subdistricts). */
  readonly parts?: Hierarchy;
}

/** How to read the rows of one answer. */
export interface RowReading<Row> {
  readonly dimensions: readonly MaskDimension<Row>[];
  /** The number of people or cases in the row; null: nothing was observed. */
  readonly count: (row: Row) => number | null;
}

export type MaskedRow<Row> = Row & { readonly suppressed: boolean };

export interface MaskedRows<Row> extends Omit<Suppression, 'hidden'> {
  /** The rows in the order given. The caller sets every number of a suppressed row to null, its count included. */
  readonly rows: readonly MaskedRow<Row>[];
}

/**
 * Masks the rows of one answer together with the totals among them. A combination without a row counts as zero and
 * cannot be hidden; a row whose count is null observed nothing: it is never suppressed.
 *
 * A dimension that has total rows (`ALL`, or a level with `parts`) must have them for every combination of the other
 * dimensions, as SQL's CUBE gives them: otherwise sums a reader can do would go unseen. The order of the rows does
 * not change which are hidden. Throws RangeError, naming the rows, if a total is missing or does not add up, or a row
 * is there twice.
 */
export function maskRows<Row extends object>(
  rows: readonly Row[],
  { dimensions, count }: RowReading<Row>,
  rule: Partial<MaskRule> = {},
): MaskedRows<Row> {
  const keys = rows.map((row) => dimensions.map((dimension) => nameLevel(dimension.level(row))));
  const given = rows.map((row, i): CountCell => {
    const n = count(row);
    return n === null ? { key: keys[i] ?? [], count: 0, fixed: true } : { key: keys[i] ?? [], count: n };
  });
  const levels = dimensions.map((_, i) => [...new Set(keys.map((key) => key[i] ?? ''))].sort(compare));
  const hierarchies = Object.fromEntries(
    dimensions.map(({ name, parts }, i) => [name, treeOf(levels[i] ?? [], parts ?? {})]),
  );
  const there = new Set(keys.map(joinKey));
  const absent = combine(levels)
    .filter((key) => !there.has(joinKey(key)))
    .map((key): CountCell => ({ key, count: 0, fixed: true }));
  const cells = [...given, ...absent].sort((a, b) => compare(joinKey(a.key), joinKey(b.key)));
  const table = { dimensions: dimensions.map(({ name }) => name), cells, hierarchies };
  const { hidden, ...rest } = suppressTable(table, rule);
  const suppressed = new Set(cells.filter((_, i) => hidden[i]).map(({ key }) => joinKey(key)));
  return {
    ...rest,
    rows: rows.map((row, i) => ({ ...row, suppressed: suppressed.has(joinKey(keys[i] ?? [])) })),
  };
}

/** Code-unit order: the same on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A level as a table key; quoted, so that a district called TOTAL is not the total. */
const nameLevel = (level: string | null | typeof ALL): string =>
  level === ALL ? TOTAL : JSON.stringify(level);

function treeOf(levels: readonly string[], parts: Hierarchy): Hierarchy {
  const present = new Set(levels);
  const entries = Object.entries(parts).map(
    ([parent, children]) => [nameLevel(parent), children.map(nameLevel)] as const,
  );
  const tree = Object.fromEntries(
    entries
      .filter(([parent]) => present.has(parent))
      .map(([parent, children]) => [parent, children.filter((child) => present.has(child))])
      .filter(([, children]) => (children?.length ?? 0) > 0),
  ) as Record<string, readonly string[]>;
  if (!present.has(TOTAL)) return tree;
  const nested = new Set(Object.values(tree).flat());
  const top = levels.filter((level) => level !== TOTAL && !nested.has(level));
  return top.length > 0 ? { ...tree, [TOTAL]: top } : tree;
}

function combine(levels: readonly (readonly string[])[]): string[][] {
  return levels.reduce<string[][]>(
    (keys, names) => keys.flatMap((key) => names.map((name) => [...key, name])),
    [[]],
  );
}
