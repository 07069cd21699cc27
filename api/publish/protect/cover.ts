import { findCheapest, type Need } from './offer.ts';
import { aspectsAt, countOfAspect, hideAt, isHidden, type Group } from './group.ts';
import { push, type Order } from './push.ts';
import { openWorld } from './world.ts';

/** How uncertain a hidden count must stay: counts 1 … threshold − 1 by at least `minWidth`. */
export interface Width {
  readonly threshold: number;
  readonly minWidth: number;
}

/**
 * A published count that is small must stay uncertain by `minWidth`; any other hidden number must have a second
 * possible value, but for a complement of zero, which is nobody.
 */
const needsAt = (group: Group, position: number, { threshold, minWidth }: Width): Need[] =>
  aspectsAt(group, position).flatMap((aspect) => {
    const count = countOfAspect(group, aspect, position);
    const { family, bits } = aspect;
    const isPublished = family === null || group.families[family]?.published.includes(bits);
    if (!isPublished && count === 0) return [];
    return [{ aspect, width: isPublished && count > 0 && count < threshold ? minWidth : 1 }];
  });

/** Whether the hidden number has possible values far enough apart: tables that fit everything visible reach both. */
const isWide = (group: Group, order: Order, position: number, { aspect, width }: Need): boolean => {
  let found = 0;
  for (const direction of [1, -1] as const) {
    if (found >= width) break;
    const world = openWorld(group);
    found += push(world, order, position, aspect, direction, width - found);
    world.back(0);
  }
  return found >= width;
};

/**
 * Hides further positions until every hidden number is wide enough: there are whole-number tables that fit everything
 * visible and differ in it by that much. No attacker who adds and subtracts gets past them; hiding more afterwards
 * leaves them valid.
 */
export const cover = (group: Group, order: Order, rule: Width): void => {
  const waiting = Array.from({ length: group.grid.size }, (_, position) => position).filter((position) =>
    isHidden(group, position),
  );
  for (let position = waiting.shift(); position !== undefined; position = waiting.shift()) {
    const unmet = (): Need | undefined =>
      needsAt(group, position as number, rule).find(
        (need) => !isWide(group, order, position as number, need),
      );
    for (let need = unmet(); need !== undefined; need = unmet()) {
      const offer = findCheapest(group, order, position, need);
      if (!offer) throw new RangeError('a hidden count cannot be protected');
      for (const corner of [...offer.box.plus, ...offer.box.minus])
        if (hideAt(group, corner, offer) && corner !== position) waiting.push(corner);
    }
  }
};
