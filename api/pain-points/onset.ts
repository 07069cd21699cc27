import type { Span } from './expect.ts';
import { sumWeeks } from './weekly-cells.ts';

/** A rise by three quarters is looked for: the reference value (r − 1)/ln r of the cumulative sum. */
const RISE = 1.35;

/**
 * The week a rise began: where the cumulative sum of what exceeds `RISE` × the expected was last zero (Page 1954). It
 * only looks back, so that the same rise seen a week later began in the same week.
 */
export const onsetOf = (cases: Float64Array, season: Float64Array, { from, to, nWeeks }: Span): number => {
  const level = (sumWeeks(cases, from, to) + 0.5) / sumWeeks(season, from, to);
  let sum = 0;
  let onset = nWeeks - 1;
  for (let week = from; week < nWeeks; week++) {
    const before = sum;
    sum = Math.max(0, sum + (cases[week] as number) - RISE * level * (season[week] as number));
    if (before === 0 && sum > 0) onset = week;
  }
  return sum > 0 ? onset : nWeeks - 1;
};
