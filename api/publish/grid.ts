/** The level that counts all of an axis. */
export const ALL = Symbol('all');
export type Level = string | null | typeof ALL;

/** One axis of a cube: all of it first, then its members. */
export interface Axis {
  readonly name: string;
  readonly levels: readonly Level[];
}

/** Every combination of levels, numbered; the last axis runs fastest. */
export interface Grid {
  readonly axes: readonly Axis[];
  readonly strides: readonly number[];
  readonly size: number;
}

/** An axis of the given members, each once; null is a member of its own ("no district given"). */
export const axisOf = (name: string, members: Iterable<string | null>): Axis => ({
  name,
  levels: [ALL, ...[...new Set(members)].sort(byName)],
});

/** Code-unit order, null last: the same on every machine. */
export const byName = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

export const gridOf = (axes: readonly Axis[]): Grid => {
  const strides = axes.map((_, i) => axes.slice(i + 1).reduce((size, axis) => size * axis.levels.length, 1));
  return { axes, strides, size: axes.reduce((size, axis) => size * axis.levels.length, 1) };
};

/** The level number of a position on an axis; 0 is all of it. */
export const levelAt = (grid: Grid, position: number, axis: number): number =>
  Math.floor(position / (grid.strides[axis] ?? 1)) % (grid.axes[axis]?.levels.length ?? 1);

/** The levels a position stands for, in the order of the axes. */
export const levelsAt = (grid: Grid, position: number): Level[] =>
  grid.axes.map((axis, i) => axis.levels[levelAt(grid, position, i)] ?? null);

/** On how many axes a position is a total. */
export const totalsAt = (grid: Grid, position: number): number =>
  grid.axes.filter((_, i) => levelAt(grid, position, i) === 0).length;

/** Finds the position of a cell of the finest grain. */
export const leafFinder = (grid: Grid): ((members: readonly (string | null)[]) => number) => {
  const numbers = grid.axes.map((axis) => new Map(axis.levels.map((level, i) => [level, i])));
  return (members) =>
    members.reduce<number>((sum, member, i) => {
      const number = numbers[i]?.get(member);
      if (number === undefined) throw new RangeError(`${grid.axes[i]?.name} has no member ${member}`);
      return sum + number * (grid.strides[i] ?? 0);
    }, 0);
};

/** Adds a count of the finest grain to its position and to all totals it is part of. */
export const addWithTotals = (grid: Grid, counts: Float64Array, leaf: number, n: number): void => {
  let positions = [leaf];
  grid.axes.forEach((_, i) => {
    const offset = levelAt(grid, leaf, i) * (grid.strides[i] ?? 0);
    positions = positions.flatMap((position) => [position, position - offset]);
  });
  for (const position of positions) counts[position] = (counts[position] ?? 0) + n;
};
