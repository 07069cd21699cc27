import { hierarchyOf, joinKey, levelsOf, type Hierarchies } from './table.ts';

/** One sum a reader can do: the cell `parent` equals the cells `children` together (indices into the table). */
export interface Equation {
  readonly parent: number;
  readonly children: readonly number[];
}

/**
 * Every addition a reader of the table can use: along each dimension, each parent level with all its children.
 * A sum with a child that is not in the table is not an equation.
 */
export function listEquations(
  dimensions: readonly string[],
  keys: readonly (readonly string[])[],
  hierarchies?: Hierarchies,
): Equation[] {
  const indexOf = new Map(keys.map((key, index) => [joinKey(key), index]));
  const equations: Equation[] = [];
  levelsOf(dimensions, keys).forEach((levels, i) => {
    const hierarchy = hierarchyOf(dimensions[i] ?? '', levels, hierarchies);
    keys.forEach((key, parent) => {
      const childLevels = hierarchy[key[i] ?? ''] ?? [];
      const children = childLevels.map((level) => indexOf.get(joinKey(key.with(i, level))));
      if (children.length > 0 && children.every((child) => child !== undefined))
        equations.push({ parent, children });
    });
  });
  return equations;
}
