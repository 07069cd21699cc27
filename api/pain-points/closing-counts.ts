/** Days to close are told apart up to these, each included; a case open longer has left by then. */
export const CLOSING_BOUNDS = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90] as const;
export const CLOSING_BINS = CLOSING_BOUNDS.length;
/** Weeks of a block, and blocks kept: the newest is number 0. */
export const BLOCK_WEEKS = 13;
export const CLOSING_BLOCKS = 10;

/**
 * How cases that were opened in a block of weeks were closed. A case counts in so many bins as it could be watched to
 * the end of: in `ended` by the bin it was closed in, else in `left` by the number of bins it stayed open through.
 */
export interface ClosingCounts {
  /** Block × bin. */
  readonly ended: Float64Array;
  /** Block × (bins watched, 0 to all). */
  readonly left: Float64Array;
}

export const emptyClosing = (): ClosingCounts => ({
  ended: new Float64Array(CLOSING_BLOCKS * CLOSING_BINS),
  left: new Float64Array(CLOSING_BLOCKS * (CLOSING_BINS + 1)),
});

/** Adds `sign` × counts to `total`, which is changed. */
export const addClosing = (total: ClosingCounts, counts: ClosingCounts, sign: 1 | -1): ClosingCounts => {
  for (const name of ['ended', 'left'] as const) {
    const [into, from] = [total[name], counts[name]];
    for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + sign * (from[i] as number);
  }
  return total;
};

/** One group of cases by bin. */
export interface Closings {
  readonly ended: Float64Array;
  readonly left: Float64Array;
}

/** The blocks of a cell that `wanted` names, added up. */
export const closingsOf = (counts: ClosingCounts, wanted: (block: number) => boolean): Closings => {
  const ended = new Float64Array(CLOSING_BINS);
  const left = new Float64Array(CLOSING_BINS + 1);
  for (let block = 0; block < CLOSING_BLOCKS; block++) {
    if (!wanted(block)) continue;
    for (let bin = 0; bin < CLOSING_BINS; bin++)
      ended[bin] = (ended[bin] as number) + (counts.ended[block * CLOSING_BINS + bin] as number);
    for (let bin = 0; bin <= CLOSING_BINS; bin++)
      left[bin] = (left[bin] as number) + (counts.left[block * (CLOSING_BINS + 1) + bin] as number);
  }
  return { ended, left };
};

/** Cases that could be watched for a bin at least. */
export const watchedOf = ({ ended, left }: Closings): number =>
  ended.reduce((sum, n) => sum + n, 0) + left.subarray(1).reduce((sum, n) => sum + n, 0);
