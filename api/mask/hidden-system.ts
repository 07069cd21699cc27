import { boundsKnown, type Attacker } from './attacker.ts';
import type { Equation } from './equations.ts';
import type { LinearEquation } from './tableau.ts';
import type { Told } from './table.ts';

/** The unknowns a reader faces: the hidden cells, what adds up among them, and what he knows of each. */
export interface HiddenSystem {
  /** Table index of each unknown. */
  readonly cells: readonly number[];
  readonly equations: readonly LinearEquation[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** A published table by index: null is hidden. */
export interface IndexedTable {
  readonly counts: readonly (number | null)[];
  readonly told: readonly Told[];
  readonly equations: readonly Equation[];
}

/**
 * Splits the unknowns into groups that share no equation; each can be attacked on its own. `additive` is false if
 * visible cells alone contradict a sum.
 */
export function splitIntoSystems(
  table: IndexedTable,
  attacker: Attacker,
  threshold: number,
): { systems: HiddenSystem[]; additive: boolean } {
  const group = new Map<number, number>();
  table.counts.forEach((count, cell) => count === null && group.set(cell, cell));
  const rootOf = (cell: number): number => {
    let root = cell;
    while (group.get(root) !== root) root = group.get(root) ?? root;
    group.set(cell, root);
    return root;
  };
  let additive = true;
  const sums = table.equations.flatMap(({ parent, children }) => {
    const members = [[parent, -1] as const, ...children.map((child) => [child, 1] as const)];
    const unknown = members.filter(([cell]) => table.counts[cell] === null);
    const right = members.reduce((sum, [cell, sign]) => sum - sign * (table.counts[cell] ?? 0), 0);
    const first = unknown[0];
    if (!first) {
      if (Math.abs(right) > 1e-9) additive = false;
      return [];
    }
    for (const [cell] of unknown) group.set(rootOf(cell), rootOf(first[0]));
    return [{ terms: unknown, right }];
  });

  const cellsOf = groupBy([...group.keys()], rootOf);
  const sumsOf = groupBy(sums, ({ terms }) => rootOf(terms[0]?.[0] ?? -1));
  const systems = [...cellsOf].map(([root, cells]) => {
    const position = new Map(cells.map((cell, i) => [cell, i]));
    const known = cells.map((cell) => boundsKnown(attacker, table.told[cell] ?? 'nothing', threshold));
    const equations = (sumsOf.get(root) ?? []).map(({ terms, right }) => ({
      terms: terms.map(([cell, sign]) => [position.get(cell) ?? -1, sign] as const),
      right,
    }));
    return {
      cells,
      equations,
      lower: Float64Array.from(known, ([lower]) => lower),
      upper: Float64Array.from(known, ([, upper]) => upper),
    };
  });
  return { systems, additive };
}

function groupBy<T>(items: readonly T[], groupOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groupOf(item);
    const members = groups.get(group);
    if (members) members.push(item);
    else groups.set(group, [item]);
  }
  return groups;
}
