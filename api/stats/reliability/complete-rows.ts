import { StatisticsError } from '../interval.ts';

/** Answers to one question, one per respondent; null = not answered. */
export type Item = readonly (number | null)[];

/**
 * Items with only those respondents who answered all of them.
 * @throws StatisticsError when the items have different numbers of respondents.
 */
export const completeRows = (items: readonly Item[]): number[][] => {
  const n = items[0]?.length ?? 0;
  for (const item of items)
    if (item.length !== n)
      throw new StatisticsError(`an item has ${item.length} respondents, the first has ${n}`);
  const kept = Array.from({ length: n }, (_, row) => items.every((item) => item[row] !== null));
  return items.map((item) =>
    item.filter((value, row): value is number => value !== null && kept[row] === true),
  );
};

/** An item asked the other way round, turned on its scale. */
export const reverseItem = (item: Item, low: number, high: number): (number | null)[] =>
  item.map((value) => (value === null ? null : low + high - value));

/** Sum of each respondent's answers. */
export const rowSums = (items: readonly (readonly number[])[]): number[] =>
  (items[0] ?? []).map((_, row) => items.reduce((all, item) => all + (item[row] as number), 0));
