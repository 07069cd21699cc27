import type { CubeDescription } from '../../api/contract/cube.ts';

/** Cumulative sums as they came from the server: row `block · nCells + cell`, block 0 before the first bin. */
export interface Cube {
  readonly description: CubeDescription;
  readonly nCells: number;
  /** For each dimension of `by` the place of each cell's member in `members`. */
  readonly codes: readonly Int32Array[];
  readonly members: readonly (readonly (string | null)[])[];
  readonly sums: ReadonlyMap<string, ArrayLike<number>>;
}

/** A column of sums. @throws when the description names a column that is not there */
export const sumsOf = (cube: Cube, name: string): ArrayLike<number> => {
  const column = cube.sums.get(name);
  if (!column) throw new Error(`a cube without its column ${name}`);
  return column;
};
