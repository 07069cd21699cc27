import { totalsAt } from '../grid.ts';
import { visitBoxes, type Box } from './boxes.ts';
import { roomFor, type Aspect, type Group } from './group.ts';
import type { Order } from './push.ts';
import { pairsOf, reachByExchange, reachByTotal, type Reach } from './reach.ts';

/** A hidden number and how far apart two of its possible values must at least be. */
export interface Need {
  readonly aspect: Aspect;
  readonly width: number;
}

/** A box to hide, and what of it. */
export interface Offer {
  readonly box: Box;
  readonly family: number | null;
  readonly total: boolean;
  readonly price: number;
}

const COST_OF_TOTAL = 4;
/** The number of cases is wanted more than a rate. */
const COST_OF_CASES = 3;

/** The box that gives most of what a number lacks for what it costs to hide its corners; null if there is none. */
export const findCheapest = (
  group: Group,
  order: Order,
  position: number,
  { aspect, width }: Need,
): Offer | null => {
  const found: { best: Offer | null } = { best: null };
  const offer = (
    box: Box,
    what: { family: number | null; total: boolean },
    cost: number,
    reach: Reach,
  ): void => {
    const gain = Math.min(width, reach.down + reach.up);
    const price = cost / gain;
    if (cost > 0 && gain > 0 && price < (found.best?.price ?? Infinity)) found.best = { box, ...what, price };
  };
  const costOf = (hidden: Uint8Array, box: Box): number =>
    [...box.plus, ...box.minus].reduce(
      (sum, corner) => sum + (hidden[corner] ? 0 : COST_OF_TOTAL ** totalsAt(group.grid, corner)),
      0,
    );
  const everywhere = (box: Box): number =>
    group.families.reduce((sum, { hidden }) => sum + costOf(hidden, box), 0);
  const { family } = aspect;
  const size = family === null ? 0 : (group.families[family]?.classes.length ?? 0);
  const pairs = pairsOf(size, aspect);
  visitBoxes(group.grid, order, position, {
    within: null,
    take: (box) => {
      if (family !== null)
        for (const [own, other] of pairs) {
          const alone = roomFor(group, family, own, other) !== group.hiddenBase;
          const cost = alone
            ? costOf(group.families[family]?.hidden ?? group.hiddenBase, box)
            : everywhere(box);
          offer(
            box,
            { family: alone ? family : null, total: false },
            cost,
            reachByExchange(group, box, family, own, other),
          );
        }
      if (family === null || !group.totalStandsAlone || !found.best)
        offer(
          box,
          { family: null, total: true },
          everywhere(box) + (group.totalStandsAlone ? COST_OF_CASES * costOf(group.hiddenTotal, box) : 0),
          reachByTotal(group, box),
        );
      return false;
    },
  });
  return found.best;
};
