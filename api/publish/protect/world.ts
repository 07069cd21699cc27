import type { Box } from './boxes.ts';
import type { Group } from './group.ts';

/**
 * Another table that nobody could tell from the true one: the group's counts, changed in place along boxes, so that
 * every sum stays as it is. Everything done can be taken back.
 */
export interface World {
  readonly group: Group;
  /** Moves `amount` people of a family from one class to another on the raised corners, and back on the lowered. */
  exchange(family: number, from: number, to: number, box: Box, amount: number): void;
  /** Adds `amount` people of one class per family on the raised corners, and takes them away on the lowered. */
  add(classOf: (family: number) => number, box: Box, amount: number): void;
  /** How much has been done so far. */
  readonly depth: number;
  /** Takes back everything done after `depth`. */
  back(depth: number): void;
  /** All positions that differ from the truth, or did at some time since the start. */
  touched(): ReadonlySet<number>;
}

interface Change {
  readonly counts: Float64Array;
  readonly position: number;
  readonly amount: number;
}

/** The true table; nothing changed yet. */
export const openWorld = (group: Group): World => {
  const log: Change[] = [];
  const change = (counts: Float64Array | undefined, position: number, amount: number): void => {
    if (!counts) return;
    counts[position] = (counts[position] ?? 0) + amount;
    log.push({ counts, position, amount });
  };
  const along = (counts: Float64Array | undefined, box: Box, amount: number): void => {
    for (const corner of box.plus) change(counts, corner, amount);
    for (const corner of box.minus) change(counts, corner, -amount);
  };
  return {
    group,
    exchange: (family, from, to, box, amount) => {
      const classes = group.families[family]?.classes;
      along(classes?.[from], box, -amount);
      along(classes?.[to], box, amount);
    },
    add: (classOf, box, amount) => {
      along(group.total, box, amount);
      group.families.forEach(({ classes }, family) => along(classes[classOf(family)], box, amount));
    },
    get depth() {
      return log.length;
    },
    back: (depth) => {
      while (log.length > depth) {
        const last = log.pop();
        if (last) last.counts[last.position] = (last.counts[last.position] ?? 0) - last.amount;
      }
    },
    touched: () => new Set(log.map(({ position }) => position)),
  };
};

/** The least of a count over some corners. */
export const leastAt = (counts: Float64Array | undefined, corners: readonly number[]): number =>
  corners.reduce((least, corner) => Math.min(least, counts?.[corner] ?? 0), Infinity);

/** A box seen from its other side. */
export const turn = ({ plus, minus }: Box): Box => ({ plus: minus, minus: plus });
