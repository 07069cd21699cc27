import type { Hierarchy } from './table.ts';

/**
 * A change along one dimension that keeps every sum of that dimension: `levels[i]` goes up or down by one
 * (`signs[i]`). The first level is the one the move was asked for, and it goes up.
 */
export interface LineMove {
  readonly levels: readonly number[];
  readonly signs: readonly number[];
}

/**
 * All smallest moves of one dimension by the level they change. In a tree they are the walks between two ends, an end
 * being a leaf or the root: leaf to leaf moves a count across and their separate ancestors with it; leaf to root
 * raises the leaf and all its ancestors. A level in no sum moves alone.
 *
 * Throws RangeError if a level has two parents or is its own ancestor.
 */
export function listLineMoves(levels: readonly string[], hierarchy: Hierarchy): readonly LineMove[][] {
  const indexOf = new Map(levels.map((level, index) => [level, index]));
  const parents = new Map<string, string>();
  for (const [parent, children] of Object.entries(hierarchy))
    for (const child of children) {
      if (parents.has(child)) throw new RangeError(`level ${child} has two parents: a tree is needed`);
      parents.set(child, parent);
    }
  const lineageOf = (level: string): string[] => {
    const lineage = [level];
    for (let up = parents.get(level); up !== undefined; up = parents.get(up)) {
      if (lineage.includes(up)) throw new RangeError(`level ${up} is its own ancestor: a tree is needed`);
      lineage.push(up);
    }
    return lineage;
  };
  const lineages = levels.map(lineageOf).filter(([leaf]) => (hierarchy[leaf ?? ''] ?? []).length === 0);
  const moves: LineMove[][] = levels.map(() => []);
  const register = (up: readonly string[], down: readonly string[]): void => {
    const steps = [...up.map((level) => [level, 1] as const), ...down.map((level) => [level, -1] as const)];
    for (const [first, sign] of steps) {
      const ordered = [[first, sign] as const, ...steps.filter(([level]) => level !== first)];
      moves[indexOf.get(first) ?? -1]?.push({
        levels: ordered.map(([level]) => indexOf.get(level) ?? -1),
        signs: ordered.map(([, s]) => s * sign),
      });
    }
  };
  lineages.forEach((lineage, i) => {
    for (const other of lineages.slice(i + 1))
      if (other.at(-1) === lineage.at(-1))
        register(
          lineage.filter((level) => !other.includes(level)),
          other.filter((level) => !lineage.includes(level)),
        );
    register(lineage, []);
  });
  return moves;
}
