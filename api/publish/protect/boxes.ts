import { levelAt, type Grid } from '../grid.ts';

/** A step along one axis that keeps its sums: besides the level it starts from, one other changes by `sign`. */
interface Step {
  readonly offset: number;
  readonly sign: 1 | -1;
}

/**
 * Positions that can change together by the same amount, up or down by sign, without changing any sum of the cube: the
 * product of one step per axis (the basic moves of Diaconis and Sturmfels 1998). The first is the one asked for, and
 * goes up.
 */
export interface Box {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** All boxes through a position. */
export interface BoxSearch {
  /** Only boxes inside these positions; null for all. */
  readonly within: Uint8Array | null;
  /** Takes a box; returns true to stop. */
  readonly take: (box: Box) => boolean;
}

/** More alternatives than this on one axis find nothing new, and cost time. */
const MOST_STEPS = 40;

/** Level numbers of each axis but the total, the one with the greatest count first. */
export const orderLevels = (grid: Grid, counts: Float64Array): readonly (readonly number[])[] =>
  grid.axes.map((axis, i) =>
    axis.levels
      .map((_, level) => level)
      .slice(1)
      .sort((a, b) => (counts[b * (grid.strides[i] ?? 0)] ?? 0) - (counts[a * (grid.strides[i] ?? 0)] ?? 0)),
  );

/** Leaf against leaf, leaf with its total, total with one of its leaves. */
const listSteps = (
  grid: Grid,
  order: readonly (readonly number[])[],
  position: number,
  axis: number,
): Step[] => {
  const stride = grid.strides[axis] ?? 0;
  const level = levelAt(grid, position, axis);
  const others = (order[axis] ?? []).filter((other) => other !== level).slice(0, MOST_STEPS);
  const toward = (other: number, sign: 1 | -1): Step => ({ offset: (other - level) * stride, sign });
  return level === 0
    ? others.map((other) => toward(other, 1))
    : [...others.map((other) => toward(other, -1)), toward(0, 1)];
};

/** Walks through the boxes of a position, large counts first. */
export const visitBoxes = (
  grid: Grid,
  order: readonly (readonly number[])[],
  position: number,
  { within, take }: BoxSearch,
): void => {
  const steps = grid.axes.map((_, axis) => listSteps(grid, order, position, axis));
  const extend = (axis: number, plus: readonly number[], minus: readonly number[]): boolean => {
    const open = steps[axis];
    if (!open) return take({ plus, minus });
    for (const { offset, sign } of open) {
      const raised = (sign > 0 ? plus : minus).map((each) => each + offset);
      const lowered = (sign > 0 ? minus : plus).map((each) => each + offset);
      if (within && !(raised.every((each) => within[each]) && lowered.every((each) => within[each])))
        continue;
      if (extend(axis + 1, [...plus, ...raised], [...minus, ...lowered])) return true;
    }
    return false;
  };
  extend(0, [position], []);
};
