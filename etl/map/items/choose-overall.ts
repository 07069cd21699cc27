import type { ItemMapping } from '../../model/mapping.ts';

const OVERALL = /\boverall\b|\bin general\b|\ball in all\b|总体|整体|总的来说|总满意/iu;
const SATISFACTION = /satisf|rat(e|ing)\b|quality|满意|评价/iu;

/**
 * The items with the one that stands for satisfaction as a whole marked: an "overall satisfaction" first, else any
 * "overall" rating, else none. Items that are already marked are left as they are.
 */
export const chooseOverall = (items: readonly ItemMapping[], ratings: ReadonlySet<string>): ItemMapping[] => {
  if (items.some((item) => item.overall === true)) return [...items];
  const text = (item: ItemMapping): string =>
    `${item.column} ${item.label?.en ?? ''} ${item.label?.zh ?? ''}`;
  const candidates = items.filter((item) => ratings.has(item.item) && OVERALL.test(text(item)));
  const chosen = candidates.find((item) => SATISFACTION.test(text(item))) ?? candidates[0];
  return items.map((item) => (item === chosen ? { ...item, overall: true } : item));
};
