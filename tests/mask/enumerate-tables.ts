import { joinKey, type CountTable, type Hierarchies } from '../../api/mask/index.ts';

/** The least and greatest value of each hidden cell, by its joined key. */
export type Ranges = Map<string, readonly [number, number]>;

/**
 * Tries every whole-number table with the same visible cells, by brute force over its leaves, and notes what the
 * hidden cells can be. The grand total must be visible, so that there are finitely many. `allowed` says which values
 * the attacker thinks a hidden cell can have.
 */
export function enumerateRanges(
  table: CountTable,
  hidden: readonly boolean[],
  allowed: (count: number, value: number) => boolean,
): Ranges {
  const isLeaf = ({ key }: { key: readonly string[] }): boolean =>
    key.every((level, d) => childrenOf(table.hierarchies, table.dimensions[d] ?? '', level) === null);
  const leaves = table.cells.filter(isLeaf);
  const covers = table.cells.map(({ key }) =>
    leaves.map((leaf) => key.every((level, d) => isUnder(table, d, leaf.key[d] ?? '', level))),
  );
  const hiddenKeys = new Set(table.cells.filter((_, i) => hidden[i]).map(({ key }) => joinKey(key)));
  const grand = leaves.reduce((sum, { count }) => sum + count, 0);
  const ranges: Ranges = new Map();
  const values: number[] = [];
  const sumOf = (cell: number): number =>
    values.reduce((sum, v, leaf) => sum + (covers[cell]?.[leaf] ? v : 0), 0);

  const finish = (): void => {
    const sums = table.cells.map((_, cell) => sumOf(cell));
    const fits = table.cells.every(({ count }, i) =>
      hidden[i] ? allowed(count, sums[i] ?? 0) : sums[i] === count,
    );
    if (!fits) return;
    table.cells.forEach(({ key }, i) => {
      if (!hidden[i]) return;
      const [least, greatest] = ranges.get(joinKey(key)) ?? [Infinity, -Infinity];
      ranges.set(joinKey(key), [Math.min(least, sums[i] ?? 0), Math.max(greatest, sums[i] ?? 0)]);
    });
  };
  const choose = (leaf: number, left: number): void => {
    const cell = leaves[leaf];
    if (!cell) return left === 0 ? finish() : undefined;
    const known = !hiddenKeys.has(joinKey(cell.key));
    for (let value = known ? cell.count : 0; value <= (known ? cell.count : left); value++) {
      values.push(value);
      if (value <= left) choose(leaf + 1, left - value);
      values.pop();
    }
  };
  choose(0, grand);
  return ranges;
}

function childrenOf(
  trees: Hierarchies | undefined,
  dimension: string,
  level: string,
): readonly string[] | null {
  const tree = trees?.[dimension];
  if (tree) return tree[level] ?? null;
  return level === 'TOTAL' ? [] : null;
}

function isUnder(table: CountTable, d: number, leaf: string, level: string): boolean {
  if (leaf === level || level === 'TOTAL') return true;
  const children = childrenOf(table.hierarchies, table.dimensions[d] ?? '', level) ?? [];
  return children.some((child) => isUnder(table, d, leaf, child));
}
