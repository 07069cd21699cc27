import type { ClosingCounts } from './closing-counts.ts';

/**
 * What happened week by week in one place about one issue. All arrays are as long as the weeks of their `WeeklyCells`.
 */
export interface WeeklyCell {
  /** Places in `places` and `issues`. */
  readonly place: number;
  readonly issue: number;
  readonly cases: Float64Array;
  /** Cases with an opinion in their follow-up, and those of them that were dissatisfied. */
  readonly opinions: Float64Array;
  readonly dissatisfied: Float64Array;
  /** How fast its cases were closed; undefined where nobody asked. */
  readonly closing?: ClosingCounts | undefined;
}

/** A city's cases by week, place and issue, at the finest levels it has. */
export interface WeeklyCells {
  /** Mondays, ISO, one after the other; only weeks that are over. */
  readonly weeks: readonly string[];
  readonly places: readonly string[];
  readonly issues: readonly { readonly name: string; readonly group: string | null }[];
  /** Pairs of places that border on each other. */
  readonly neighbours: readonly (readonly [number, number])[];
  readonly cells: readonly WeeklyCell[];
}

/** Σ of a stretch of weeks, from `from` (included) to `to` (not included). */
export const sumWeeks = (values: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let week = from; week < to; week++) sum += values[week] as number;
  return sum;
};
