import { layOutStrip, type StripBar, type StripWeek } from './weekly-strip.ts';

/** A stretch of days. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A stretch of weeks with the level that was usual, or to be expected, in it. */
export interface StripLevel {
  readonly x: number;
  readonly width: number;
  /** Null where nothing is known of it. */
  readonly y: number | null;
}

export interface ActionStrip {
  readonly bars: readonly StripBar[];
  readonly before: StripLevel | null;
  readonly after: StripLevel | null;
  /** Where the action began; null when it is outside. */
  readonly start: number | null;
  readonly top: number;
}

/** Weeks as bars, with the weeks before and after an action and their levels drawn through them. */
export const layOutActionStrip = (
  weeks: readonly StripWeek[],
  { before, after, startedOn }: { before: Days | null; after: Days | null; startedOn: string },
  width: number,
  height: number,
): ActionStrip => {
  const { bars, top } = layOutStrip(weeks, after?.from ?? '9999', width, height);
  const step = weeks.length > 0 ? width / weeks.length : width;
  const stretch = (days: Days | null): StripLevel | null => {
    if (days === null) return null;
    const held = weeks.flatMap(({ week }, i) => (week >= days.from && week <= days.to ? [i] : []));
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) return null;
    const expected = weeks[first]?.expected ?? null;
    return {
      x: first * step,
      width: (last - first + 1) * step,
      y: expected === null ? null : height - (height * expected) / top,
    };
  };
  const started = weeks.findLastIndex(({ week }) => week <= startedOn);
  return {
    bars,
    before: stretch(before),
    after: stretch(after),
    start: started < 0 || startedOn < (weeks[0]?.week ?? '') ? null : started * step,
    top,
  };
};
