import { checkLevel, type Interval } from '../interval.ts';
import { quantile } from '../quantile.ts';
import { correlations } from './correlations.ts';
import { ROWS_PER_PREDICTOR } from './key-drivers.ts';
import type { Predictor } from './least-squares.ts';
import { relativeWeights } from './relative-weights.ts';

export interface DriverInterval {
  readonly name: string;
  /** Of the relative weight. */
  readonly interval: Interval;
}

export interface DriverDraws {
  readonly drivers: readonly DriverInterval[];
  /** Draws that could be computed. */
  readonly used: number;
}

/**
 * Bootstrap percentile intervals of Johnson's relative weights (Tonidandel, LeBreton & Johnson 2009): rows drawn anew
 * with replacement, weights along with them.
 * @param random a seeded generator of numbers in [0, 1).
 * @returns null with fewer than ten rows per predictor, or when a draw in twenty cannot be computed (a predictor that
 * hardly varies): such intervals would claim too much.
 */
export const driverIntervals = (
  y: readonly number[],
  predictors: readonly Predictor[],
  weights: readonly number[],
  { draws, level, random }: { draws: number; level: number; random: () => number },
): DriverDraws | null => {
  checkLevel(level);
  if (y.length < ROWS_PER_PREDICTOR * predictors.length) return null;
  const found = predictors.map((): number[] => []);
  let used = 0;
  for (let draw = 0; draw < draws; draw++) {
    const rows = y.map(() => Math.floor(random() * y.length));
    const take = (values: readonly number[]): number[] => rows.map((row) => values[row] as number);
    const matrix = correlations([...predictors.map(({ values }) => take(values)), take(y)], take(weights));
    const last = predictors.length;
    const again = relativeWeights(
      matrix.slice(0, last).map((row) => row.slice(0, last)),
      matrix.slice(0, last).map((row) => row[last] as number),
    );
    if (again === null) continue;
    for (const [i, weight] of again.weights.entries()) found[i]?.push(weight);
    used++;
  }
  if (used < 0.95 * draws || used === 0) return null;
  const tail = (1 - level) / 2;
  return {
    used,
    drivers: predictors.map(({ name }, i) => ({
      name,
      interval: {
        lower: quantile(found[i] as number[], tail),
        upper: quantile(found[i] as number[], 1 - tail),
      },
    })),
  };
};
