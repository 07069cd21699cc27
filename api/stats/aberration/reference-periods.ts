/** Which past periods a current one is compared with. */
export interface ReferenceChoice {
  /** Periods per year: 52 for weeks, 12 for months. */
  readonly period: number;
  /** How many years back. */
  readonly years: number;
  /** Periods to either side of the same period in earlier years. */
  readonly halfWindow: number;
  /** Into how many seasonal blocks a year is divided, the window being one; 1 uses the windows only. */
  readonly blocks: number;
  /** The latest periods that are left out, the current one besides, so that an ongoing rise is no baseline. */
  readonly excluded: number;
}

/** A past period, by its index, and its block: 0 is the window, others count from the window on. */
export interface ReferencePeriod {
  readonly index: number;
  readonly block: number;
}

/**
 * The reference periods of `now` (Noufaily et al. 2013): windows around the same period of earlier years are block 0;
 * what lies between two windows is cut into `blocks` − 1 parts, the first ones longer by one where it does not divide.
 * @returns null when the oldest window starts before the series, or blocks are more than the periods to share out.
 */
export const referencePeriods = (
  now: number,
  { period, years, halfWindow, blocks, excluded }: ReferenceChoice,
): ReferencePeriod[] | null => {
  const oldest = now - years * period;
  if (oldest - halfWindow < 0 || years < 1) return null;
  const between = period - 2 * halfWindow - 1;
  if (blocks > 1 && between < blocks - 1) return null;
  const length = Math.floor(between / (blocks - 1));
  const longer = between % (blocks - 1);
  const blockOf = (offset: number): number => {
    const long = longer * (length + 1);
    return offset < long
      ? 1 + Math.floor(offset / (length + 1))
      : 1 + longer + Math.floor((offset - long) / length);
  };
  const found: ReferencePeriod[] = [];
  for (let index = oldest - halfWindow; index < now - excluded; index++) {
    const after = (index - oldest + halfWindow) % period;
    if (after <= 2 * halfWindow) found.push({ index, block: 0 });
    else if (blocks > 1) found.push({ index, block: blockOf(after - 2 * halfWindow - 1) });
  }
  return found;
};
