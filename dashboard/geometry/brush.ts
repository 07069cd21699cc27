import { monthEnd } from '../format/date.ts';

/** The days of the months between two places of an axis, in either order. */
export const brushedDays = (
  months: readonly string[],
  a: number,
  b: number,
): { readonly from: string; readonly to: string } | null => {
  const [first, last] = [months[Math.min(a, b)], months[Math.max(a, b)]];
  return first === undefined || last === undefined
    ? null
    : { from: `${first}-01`, to: monthEnd(`${last}-01`) };
};
