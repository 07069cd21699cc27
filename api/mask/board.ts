import { boundsKnown, type Attacker } from './attacker.ts';
import { listEquations, type Equation } from './equations.ts';
import { listLineMoves, type LineMove } from './line-moves.ts';
import { isPrimary, type MaskRule } from './rule.ts';
import { hierarchyOf, joinKey, levelsOf, type CountTable, type Hierarchy } from './table.ts';

/** A table laid out for suppression: cells by index, their place in the full grid, and which are hidden so far. */
export interface Board {
  readonly rule: MaskRule;
  readonly counts: readonly number[];
  readonly primary: readonly boolean[];
  /** Changes as the work goes on: 1 is hidden. */
  readonly hidden: Uint8Array;
  /** What hiding the cell costs; Infinity: it must stay visible. */
  readonly costs: readonly number[];
  readonly equations: readonly Equation[];
  /** Level numbers of each cell. */
  readonly places: readonly (readonly number[])[];
  readonly strides: readonly number[];
  /** Cell at a grid position, −1 where the table has none. */
  readonly cellAt: Int32Array;
  /** By dimension and level. */
  readonly lineMoves: readonly (readonly (readonly LineMove[])[])[];
}

const COST_OF_TOTAL = 4;
const COST_OF_ZERO = 4;
const FAULTS_SHOWN = 20;

/** Lays the table out with its primary cells hidden. Throws RangeError listing every fault of the table. */
export function layOut(table: CountTable, rule: MaskRule): Board {
  const { dimensions, cells, hierarchies } = table;
  const keys = cells.map((cell) => cell.key);
  const found = levelsOf(dimensions, keys);
  const trees = found.map((levels, i) => hierarchyOf(dimensions[i] ?? '', levels, hierarchies));
  const levels = found.map((names, i) => {
    const tree = trees[i] ?? {};
    return [...new Set([...names, ...Object.keys(tree), ...Object.values(tree).flat()])];
  });
  const lineMoves = levels.map((names, i) => listLineMoves(names, trees[i] ?? {}));
  const numberOf = levels.map((names) => new Map(names.map((name, number) => [name, number])));
  const strides = levels.map((_, i) => levels.slice(i + 1).reduce((size, names) => size * names.length, 1));
  const cellAt = new Int32Array(levels.reduce((size, names) => size * names.length, 1)).fill(-1);
  const places = keys.map((key) => key.map((level, i) => numberOf[i]?.get(level) ?? 0));
  const equations = listEquations(dimensions, keys, hierarchies);
  const counts = cells.map((cell) => cell.count);
  const faults: string[] = [];
  places.forEach((place, cell) => {
    const position = place.reduce((sum, level, i) => sum + level * (strides[i] ?? 0), 0);
    const name = keys[cell]?.join(' / ');
    if ((cellAt[position] ?? -1) >= 0) faults.push(`the cell ${name} is there twice`);
    const count = counts[cell] ?? NaN;
    if (!Number.isInteger(count) || count < 0)
      faults.push(`the count of ${name} is ${count}, not a whole number`);
    cellAt[position] = cell;
  });
  faults.push(...listMissingParts(table, trees));
  for (const { parent, children } of equations) {
    const sum = children.reduce((total, child) => total + (counts[child] ?? 0), 0);
    if (sum !== counts[parent])
      faults.push(`${keys[parent]?.join(' / ')} is ${counts[parent]}, but its parts add up to ${sum}`);
  }
  if (faults.length > 0) throw new RangeError(summarise(faults));

  const primary = counts.map((count) => isPrimary(count, rule.threshold));
  const largest = counts.reduce((max, count) => Math.max(max, count), 1);
  const costs = cells.map(({ key, count, fixed }) => {
    if (fixed) return Infinity;
    const totals = key.filter((level, i) => (trees[i]?.[level] ?? []).length > 0).length;
    const kind = COST_OF_TOTAL ** totals * (count === 0 ? COST_OF_ZERO : 1);
    return kind * (1 + (0.01 * Math.log1p(count)) / Math.log1p(largest));
  });
  return {
    rule,
    counts,
    primary,
    hidden: Uint8Array.from(primary, Number),
    costs,
    equations,
    places,
    strides,
    cellAt,
    lineMoves,
  };
}

const summarise = (faults: readonly string[]): string => {
  const rest = faults.length - FAULTS_SHOWN;
  return faults.slice(0, FAULTS_SHOWN).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
};

/** A total whose parts are not all cells of the table would be a sum that a reader sees and we do not. */
function listMissingParts({ dimensions, cells }: CountTable, trees: readonly Hierarchy[]): string[] {
  const there = new Set(cells.map(({ key }) => joinKey(key)));
  return cells.flatMap(({ key }) =>
    trees.flatMap((tree, i) => {
      const missing = (tree[key[i] ?? ''] ?? []).filter((part) => !there.has(joinKey(key.with(i, part))));
      if (missing.length === 0) return [];
      return [`${key.join(' / ')} is a total over ${dimensions[i]} without cells for ${missing.join(', ')}`];
    }),
  );
}

/** How far a cell may go down and up in a table the attacker still thinks possible. */
export function roomOf(board: Board, cell: number, attacker: Attacker): readonly [number, number] {
  const told = board.primary[cell] ? 'primary' : 'secondary';
  const [lower, upper] = boundsKnown(attacker, told, board.rule.threshold);
  const count = board.counts[cell] ?? 0;
  return [count - lower, upper - count];
}
