import { localLine } from './local-line.ts';

/** How an evenly spaced series is smoothed. */
export interface Smoothing {
  /** Points in the window, an odd number; more than the series has widens the bandwidth. */
  readonly window: number;
  readonly degree: 0 | 1;
  /** Every how many points a value is fitted; those between are interpolated. */
  readonly jump: number;
}

/** A smoother of one evenly spaced series. */
export interface SeriesSmoother {
  /** Value at a position, 0 for the first point; null when no point of the window has a weight. */
  at(position: number, from: number, to: number): number | null;
  /** Values at all points. */
  all(): number[];
}

/**
 * Loess of an evenly spaced series as STL uses it (Cleveland et al. 1990, §2).
 * @param robustness weights of the points; null counts all alike.
 */
export const smoothSeries = (
  y: readonly number[],
  { window, degree, jump }: Smoothing,
  robustness: readonly number[] | null,
): SeriesSmoother => {
  const n = y.length;
  const x = y.map((_, i) => i);
  const widened = window > n ? Math.floor((window - n) / 2) : 0;
  const at = (position: number, from: number, to: number): number | null =>
    localLine(
      { x, y, from, to, robustness },
      {
        at: position,
        bandwidth: Math.max(position - from, to - position) + widened,
        degree,
        range: n - 1,
      },
    );
  /** The window of a point: centred where it can be, else against the end. */
  const start = (position: number): number => {
    if (window >= n) return 0;
    const half = Math.floor((window + 1) / 2);
    return Math.min(Math.max(0, position - half + 1), n - window);
  };
  const fit = (position: number): number => {
    const from = start(position);
    return at(position, from, Math.min(n, from + window) - 1) ?? (y[position] as number);
  };
  return {
    at,
    all: () => {
      if (n < 2) return [...y];
      const step = Math.min(jump, n - 1);
      const fitted = new Array<number>(n);
      const joinTo = (last: number, next: number): void => {
        const slope = ((fitted[next] as number) - (fitted[last] as number)) / (next - last);
        for (let j = last + 1; j < next; j++) fitted[j] = (fitted[last] as number) + slope * (j - last);
      };
      let last = 0;
      fitted[0] = fit(0);
      for (let i = step; i < n; i += step) {
        fitted[i] = fit(i);
        joinTo(last, i);
        last = i;
      }
      if (last < n - 1) {
        fitted[n - 1] = fit(n - 1);
        joinTo(last, n - 1);
      }
      return fitted;
    },
  };
};
