import { StatisticsError } from '../interval.ts';
import { solve } from '../solve.ts';
import { bisquareWeights, roundingOf } from './bisquare.ts';
import { checkPoints } from './lowess.ts';

export interface LoessOptions {
  /** Share of the points that is near, at most 1. */
  readonly span?: number;
  /** 1 fits lines, 2 parabolas. */
  readonly degree?: 1 | 2;
  /** Rounds of fitting; more than one weighs outliers down. R's family "symmetric" has four. */
  readonly rounds?: number;
}

export interface Loess {
  /** In the order given. */
  readonly fitted: readonly number[];
  /** The curve at any x. */
  predict(at: number): number;
}

/** Weighted polynomial through near points, its value at the centre; a lower degree where the points do not carry it. */
const polynomialAt = (
  u: readonly number[],
  y: readonly number[],
  weights: readonly number[],
  degree: number,
): number => {
  const terms = Array.from({ length: degree + 1 }, (_, power) => power);
  const moment = (power: number): number =>
    u.reduce((total, value, i) => total + (weights[i] as number) * value ** power, 0);
  const found = solve(
    terms.map((row) => terms.map((column) => moment(row + column))),
    terms.map((row) =>
      u.reduce((total, value, i) => total + (weights[i] as number) * value ** row * (y[i] as number), 0),
    ),
  );
  if (found !== null) return found[0] as number;
  return degree === 0 ? NaN : polynomialAt(u, y, weights, degree - 1);
};

/**
 * Local regression, fitted anew at every x (Cleveland & Devlin 1988; R's `loess` with surface = "direct"): a
 * polynomial through the nearest share of the points with tricube weights.
 * @returns null when the points near some x are all at one place, or there are fewer than degree + 2 of them.
 */
export const loess = (
  x: readonly number[],
  y: readonly number[],
  { span = 0.75, degree = 2, rounds = 1 }: LoessOptions = {},
): Loess | null => {
  checkPoints(x, y);
  if (!(span > 0 && span <= 1)) throw new StatisticsError(`span ${span} is not in (0, 1]`);
  const near = Math.min(x.length, Math.floor(x.length * span + 1e-5));
  if (near < degree + 2) return null;
  const valueAt = (at: number, robustness: readonly number[] | null): number => {
    const distances = x.map((each) => Math.abs(each - at));
    const bandwidth = [...distances].sort((a, b) => a - b)[near - 1] as number;
    const inside = distances.flatMap((distance, i) => (distance < bandwidth ? [i] : []));
    return polynomialAt(
      inside.map((i) => ((x[i] as number) - at) / bandwidth),
      inside.map((i) => y[i] as number),
      inside.map((i) => {
        const share = (distances[i] as number) / bandwidth;
        return (1 - share ** 3) ** 3 * (robustness ? (robustness[i] as number) : 1);
      }),
      degree,
    );
  };
  const fitAll = (robustness: readonly number[] | null): number[] => x.map((at) => valueAt(at, robustness));
  let robustness: number[] | null = null;
  let fitted = fitAll(null);
  for (let round = 1; round < rounds; round++) {
    robustness = bisquareWeights(
      y.map((value, i) => value - (fitted[i] as number)),
      roundingOf(y),
    );
    fitted = fitAll(robustness);
  }
  if (fitted.some(Number.isNaN)) return null;
  const last = robustness;
  return { fitted, predict: (at) => valueAt(at, last) };
};
