import fc from 'fast-check';
import { joinKey, type CountTable, type Hierarchy } from '../../api/mask/index.ts';

/** A dimension of a test table: its leaves, and the levels above each. */
interface Axis {
  readonly leaves: readonly string[];
  readonly above: (leaf: string) => readonly string[];
  readonly tree?: Hierarchy;
}

export const flatAxis = (size: number): Axis => ({
  leaves: Array.from({ length: size }, (_, i) => `l${i}`),
  above: () => ['TOTAL'],
});

/** TOTAL = North + South, North = n1 + n2, South = s1. */
export const TREE_AXIS: Axis = {
  leaves: ['n1', 'n2', 's1'],
  above: (leaf) => [leaf.startsWith('n') ? 'North' : 'South', 'TOTAL'],
  tree: { TOTAL: ['North', 'South'], North: ['n1', 'n2'], South: ['s1'] },
};

/** The full table of these leaf counts, every total a cell. */
export function addTotals(axes: readonly Axis[], leafCounts: readonly number[]): CountTable {
  const combine = (lists: readonly (readonly string[])[]): string[][] =>
    lists.reduce<string[][]>(
      (keys, list) => keys.flatMap((key) => list.map((level) => [...key, level])),
      [[]],
    );
  const cells = new Map<string, { key: string[]; count: number }>();
  combine(axes.map(({ leaves }) => leaves)).forEach((leaf, i) => {
    for (const key of combine(leaf.map((level, d) => [level, ...(axes[d]?.above(level) ?? [])]))) {
      const cell = cells.get(joinKey(key)) ?? { key, count: 0 };
      cell.count += leafCounts[i] ?? 0;
      cells.set(joinKey(key), cell);
    }
  });
  const trees = axes.flatMap(({ tree }, d) => (tree ? [[`d${d}`, tree] as const] : []));
  return {
    dimensions: axes.map((_, d) => `d${d}`),
    cells: [...cells.values()],
    hierarchies: Object.fromEntries(trees),
  };
}

/** Tables of the given shapes with counts up to `most`, zeros among them. */
export const arbitraryTable = (
  shapes: readonly (readonly Axis[])[],
  most: number,
): fc.Arbitrary<CountTable> =>
  fc.constantFrom(...shapes).chain((axes) => {
    const size = axes.reduce((product, { leaves }) => product * leaves.length, 1);
    const count = fc.oneof({ weight: 3, arbitrary: fc.nat(most) }, fc.constant(0));
    return fc.array(count, { minLength: size, maxLength: size }).map((counts) => addTotals(axes, counts));
  });
