import type { Box } from './boxes.ts';
import type { Aspect, Group } from './group.ts';
import { leastAt } from './world.ts';

/** How far one box could bring a number if it were hidden along it; what a cheaper position may lend is not counted. */
export interface Reach {
  readonly down: number;
  readonly up: number;
}

/** Exchanging people of one class for people of another: at most as many as there are of the class taken from. */
export const reachByExchange = (
  group: Group,
  box: Box,
  family: number,
  own: number,
  other: number,
): Reach => {
  const classes = group.families[family]?.classes ?? [];
  const [position, ...raised] = box.plus;
  // Where the total is hidden at the position asked for, people can be added there first.
  const lent = group.totalStandsAlone && group.hiddenTotal[position ?? -1] ? raised : box.plus;
  return {
    up: Math.min(leastAt(classes[other], lent), leastAt(classes[own], box.minus)),
    down: Math.min(leastAt(classes[own], box.plus), leastAt(classes[other], box.minus)),
  };
};

/** Moving whole people, as far as the total alone allows it. */
export const reachByTotal = (group: Group, { plus, minus }: Box): Reach => ({
  down: leastAt(group.total, plus),
  up: leastAt(group.total, minus),
});

/** All pairs of a class in the aspect and one outside it. */
export const pairsOf = (size: number, { bits }: Pick<Aspect, 'bits'>): [own: number, other: number][] => {
  const classes = Array.from({ length: size }, (_, i) => i);
  const inside = classes.filter((i) => bits & (1 << i));
  const outside = classes.filter((i) => !(bits & (1 << i)));
  return inside.flatMap((own) => outside.map((other): [number, number] => [own, other]));
};
