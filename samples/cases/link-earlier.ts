import { DAY } from '../calendar.ts';
import { chance, pick } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';
import type { Case } from './case.ts';

/** Share of cases that name an earlier one, where nothing is planted. */
const USUAL = 0.062;
const WITHIN = 90 * DAY;

/**
 * Lets some cases name an earlier case about the same issue in the same district, within 90 days.
 * @param cases in order of opening; `share` is the share of cases that name one.
 */
export const linkEarlier = (
  random: Random,
  cases: readonly Case[],
  share: (each: Case) => number | undefined,
): Case[] => {
  const recent = new Map<string, number[]>();
  return cases.map((each, index) => {
    const key = `${each.district.id} ${each.issue.en}`;
    const before = (recent.get(key) ?? []).filter(
      (other) => (cases[other] as Case).openedAt > each.openedAt - WITHIN,
    );
    recent.set(key, [...before, index]);
    const again = chance(random, share(each) ?? USUAL) && before.length > 0;
    return again ? { ...each, earlier: pick(random, before) } : each;
  });
};
