import { monthEnd } from '../format/date.ts';

/** Two blocks whose difference is a period; `before` null for everything, undated rows included. */
export interface Blocks {
  readonly before: number | null;
  readonly last: number;
}

/** How many of the sorted bins come before a month. */
const countBefore = (bins: readonly string[], month: string): number =>
  bins.filter((bin) => bin < month).length;

/**
 * The blocks of a period of whole months over bins of months; null where a day lies within a month.
 * @param from first day, null for no beginning
 * @param to last day, null for no end
 */
export const blocksOf = (bins: readonly string[], from: string | null, to: string | null): Blocks | null => {
  if (from !== null && !from.endsWith('-01')) return null;
  if (to !== null && to !== monthEnd(to)) return null;
  if (from === null && to === null) return { before: null, last: bins.length };
  const before = from === null ? 0 : countBefore(bins, from.slice(0, 7));
  const end = to === null ? bins.length : countBefore(bins, `${to.slice(0, 7)}~`);
  return { before, last: Math.max(before, end) };
};

const monthsFrom = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1;

const monthBack = (month: string, n: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - n;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

/** The period of whole months that one is compared with: a year earlier, or as many months just before. */
export const earlierMonths = (
  from: string,
  to: string,
  compare: 'previous' | 'last_year',
): { readonly from: string; readonly to: string } => {
  const back = compare === 'last_year' ? 12 : monthsFrom(from, to);
  return {
    from: `${monthBack(from.slice(0, 7), back)}-01`,
    to: monthEnd(`${monthBack(to.slice(0, 7), back)}-01`),
  };
};
