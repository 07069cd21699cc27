import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';
import { bisquareWeights, roundingOf } from './bisquare.ts';
import { localLine } from './local-line.ts';

export interface Curve {
  /** In rising order. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface LowessOptions {
  /** Share of the points that is near. */
  readonly share?: number;
  /** Rounds of robustness. */
  readonly rounds?: number;
  /** Points nearer than this to the last fitted one are interpolated. */
  readonly skip?: number;
}

/** A median residual below this share of the mean one is nothing to weigh by. */
const NEGLIGIBLE = 1e-7;

/** @throws StatisticsError unless x and y are as many finite numbers. */
export const checkPoints = (x: readonly number[], y: readonly number[]): void => {
  if (x.length !== y.length) throw new StatisticsError(`${x.length} x do not match ${y.length} y`);
  if (![...x, ...y].every(Number.isFinite))
    throw new StatisticsError('a point has a value that is no number');
};

/** One round of fitting at rising x, points within `skip` of a fitted one interpolated. */
const fitRound = (
  x: readonly number[],
  y: readonly number[],
  { near, skip, robustness }: { near: number; skip: number; robustness: readonly number[] | null },
): number[] => {
  const n = x.length;
  const at = (i: number): number => x[i] as number;
  const fitted = new Array<number>(n).fill(0);
  const range = at(n - 1) - at(0);
  let from = 0;
  let last = -1;
  let i = 0;
  while (last < n - 1) {
    while (from + near < n && at(i) - at(from) > at(from + near) - at(i)) from++;
    const bandwidth = Math.max(at(i) - at(from), at(from + near - 1) - at(i));
    let to = from + near - 1;
    while (to + 1 < n && at(to + 1) - at(i) <= bandwidth) to++;
    const value = localLine({ x, y, from, to, robustness }, { at: at(i), bandwidth, degree: 1, range });
    fitted[i] = value ?? (y[i] as number);
    for (let j = last + 1; j < i; j++) {
      const share = (at(j) - at(last)) / (at(i) - at(last));
      fitted[j] = share * (fitted[i] as number) + (1 - share) * (fitted[last] as number);
    }
    last = i;
    let next = i + 1;
    for (; next < n && at(next) <= at(last) + skip; next++)
      if (at(next) === at(last)) {
        fitted[next] = fitted[last] as number;
        last = next;
      }
    i = Math.max(last + 1, next - 1);
    if (i >= n) break;
  }
  return fitted;
};

/**
 * Robust locally weighted regression (Cleveland 1979, JASA 74:829; R's `lowess`).
 * @returns the points in rising order of x with their smoothed y; null without points.
 */
export const lowess = (
  x: readonly number[],
  y: readonly number[],
  { share = 2 / 3, rounds = 3, skip = 0 }: LowessOptions = {},
): Curve | null => {
  checkPoints(x, y);
  if (!(share > 0)) throw new StatisticsError(`a share of ${share} of the points is none`);
  if (x.length === 0) return null;
  const order = x.map((_, i) => i).sort((a, b) => (x[a] as number) - (x[b] as number));
  const xs = order.map((i) => x[i] as number);
  const ys = order.map((i) => y[i] as number);
  const n = xs.length;
  if (n < 2) return { x: xs, y: ys };
  const near = Math.max(2, Math.min(n, Math.floor(share * n + 1e-7)));
  let fitted = fitRound(xs, ys, { near, skip, robustness: null });
  for (let round = 0; round < rounds; round++) {
    const residuals = ys.map((value, i) => value - (fitted[i] as number));
    const negligible = Math.max(roundingOf(ys), (NEGLIGIBLE * sum(residuals.map(Math.abs))) / n);
    const robustness = bisquareWeights(residuals, negligible);
    if (robustness === null) break;
    fitted = fitRound(xs, ys, { near, skip, robustness });
  }
  return { x: xs, y: fitted };
};
