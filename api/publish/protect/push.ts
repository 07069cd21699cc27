import { visitBoxes, type Box } from './boxes.ts';
import { countOfAspect, roomFor, type Aspect } from './group.ts';
import { pairsOf } from './reach.ts';
import { leastAt, turn, type World } from './world.ts';

/** The order in which levels are tried, by axis. */
export type Order = readonly (readonly number[])[];

const orient = (box: Box, direction: 1 | -1): Box => (direction > 0 ? box : turn(box));

/** Exchanges people between two classes at a position as far as the hidden counts allow; at most `goal` of them. */
const exchangeAt = (
  world: World,
  order: Order,
  position: number,
  family: number,
  from: number,
  to: number,
  goal: number,
): number => {
  const { grid, families } = world.group;
  const classes = families[family]?.classes ?? [];
  let done = 0;
  if ((classes[from]?.[position] ?? 0) <= 0 || goal <= 0) return 0;
  visitBoxes(grid, order, position, {
    within: roomFor(world.group, family, from, to),
    take: (box) => {
      const most = Math.min(leastAt(classes[from], box.plus), leastAt(classes[to], box.minus), goal - done);
      if (most > 0) {
        world.exchange(family, from, to, box, most);
        done += most;
      }
      return done >= goal || (classes[from]?.[position] ?? 0) <= 0;
    },
  });
  return done;
};

/** Answers are never more than cases: where cases were taken away, answers are moved elsewhere. False if they cannot. */
const repair = (world: World, order: Order, lowered: readonly number[]): boolean =>
  world.group.families.every(({ classes }, family) => {
    const rest = classes.length - 1;
    return lowered.every((corner) => {
      for (let from = 0; from < rest; from++) {
        const short = -(classes[rest]?.[corner] ?? 0);
        if (short > 0) exchangeAt(world, order, corner, family, from, rest, short);
      }
      return (classes[rest]?.[corner] ?? 0) >= 0;
    });
  });

/** Tries one box for whole people; takes everything back if some table would need a negative count. */
const addAlong = (world: World, order: Order, box: Box, most: number, classOf: number | null): number => {
  const { families, total, totalStandsAlone } = world.group;
  const room = totalStandsAlone
    ? leastAt(total, box.minus)
    : leastAt(families[0]?.classes[classOf ?? 0], box.minus);
  const amount = Math.min(room, most);
  if (amount <= 0) return 0;
  const depth = world.depth;
  world.add((family) => classOf ?? (families[family]?.classes.length ?? 1) - 1, box, amount);
  if (!totalStandsAlone || repair(world, order, box.minus)) return amount;
  world.back(depth);
  return 0;
};

/** Raises or lowers the total at a position by at most `goal`; returns by how much. */
const pushTotal = (
  world: World,
  order: Order,
  position: number,
  direction: 1 | -1,
  goal: number,
  bits = -1,
): number => {
  const { group } = world;
  if (!group.hiddenTotal[position]) return 0;
  const classes = group.totalStandsAlone
    ? [null]
    : (group.families[0]?.classes ?? []).flatMap((_, i) => (bits & (1 << i) ? [i] : []));
  let done = 0;
  visitBoxes(group.grid, order, position, {
    within: group.hiddenTotal,
    take: (box) => {
      for (const classOf of classes)
        if (done < goal) done += addAlong(world, order, orient(box, direction), goal - done, classOf);
      return done >= goal;
    },
  });
  return done;
};

/**
 * Changes one hidden number by `goal`, up or down, as far as it goes, in a world that fits everything visible; returns
 * by how much. The world is left changed.
 */
export const push = (
  world: World,
  order: Order,
  position: number,
  aspect: Aspect,
  direction: 1 | -1,
  goal: number,
): number => {
  const { group } = world;
  const { family, bits } = aspect;
  const before = countOfAspect(group, aspect, position);
  const gained = (): number => direction * (countOfAspect(group, aspect, position) - before);
  const exchange = (): void => {
    if (family === null) return;
    for (const [own, other] of pairsOf(group.families[family]?.classes.length ?? 0, aspect)) {
      const [from, to] = direction > 0 ? [other, own] : [own, other];
      exchangeAt(world, order, position, family, from, to, goal - gained());
    }
  };
  exchange();
  if (gained() >= goal) return gained();
  // Of the whole people, those who gave no answer can be added or taken; then they may answer.
  if (family === null || !group.totalStandsAlone)
    pushTotal(world, order, position, direction, goal - gained(), bits || -1);
  else if (direction > 0) pushTotal(world, order, position, 1, goal - gained());
  exchange();
  return gained();
};
