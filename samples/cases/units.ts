import type { IssueGroup } from '../issues/issue.ts';
import type { Name } from '../places/place.ts';
import { chance } from '../random/draw.ts';
import type { Random } from '../random/stream.ts';

/** Matters close to home, which the district's own government mostly handles. */
const LOCAL = new Set(['Neighbour disputes', 'Waste', 'Parking', 'Green space']);

export const localUnit = (district: Name): Name => ({
  en: `${district.en} District Government`,
  zh: `${district.zh}区人民政府`,
});

/** Who is responsible for a case. */
export const drawUnit = (random: Random, district: Name, group: IssueGroup): Name =>
  LOCAL.has(group.en) && chance(random, 0.6) ? localUnit(district) : group.unit;
