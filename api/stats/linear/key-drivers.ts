import { StatisticsError } from '../interval.ts';
import { solve } from '../solve.ts';
import { sum } from '../sum.ts';
import { correlations } from './correlations.ts';
import { leastSquares, type Predictor } from './least-squares.ts';
import { relativeWeights } from './relative-weights.ts';
import { MOST_SHAPLEY_PREDICTORS, shapleyShares } from './shapley-shares.ts';

/** What one predictor has to do with the outcome. An association, not an effect. */
export interface Driver {
  readonly name: string;
  /** Correlation with the outcome; squared it is R² of this predictor alone. */
  readonly correlation: number;
  readonly standardisedCoefficient: number;
  /** Johnson's relative weight (2000): the weights of all sum to R². */
  readonly relativeWeight: number;
  /** Shapley's part of R²; null above twelve predictors. Its parts sum to R² too, but are other numbers. */
  readonly lmg: number | null;
  /** R² gained when this predictor enters last. */
  readonly last: number;
  /** Variance inflation by the other predictors; above 5 the parts are hard to tell from each other. */
  readonly vif: number;
}

export interface KeyDrivers {
  readonly n: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  readonly drivers: readonly Driver[];
}

/** Answers needed per predictor before parts of R² are worth showing. */
export const ROWS_PER_PREDICTOR = 10;

/** R² of the predictors in a bit mask, from correlations whose last row is the outcome's. */
const rSquaredOf = (matrix: readonly (readonly number[])[], set: number): number => {
  const outcome = matrix.length - 1;
  const members = matrix.flatMap((_, i) => (i < outcome && (set & (1 << i)) !== 0 ? [i] : []));
  const towards = members.map((i) => matrix[i]?.[outcome] as number);
  const solved = solve(
    members.map((i) => members.map((j) => matrix[i]?.[j] as number)),
    towards,
  );
  return solved === null ? NaN : sum(solved.map((value, i) => value * (towards[i] as number)));
};

/**
 * Relative importance of predictors: Johnson's relative weights and LMG, with what they rest on. Rows are complete:
 * the caller drops those with anything missing.
 * @throws StatisticsError for too few rows, more than thirty predictors, or a predictor that does not vary or follows
 * from the others, by name.
 */
export const keyDrivers = (
  y: readonly number[],
  predictors: readonly Predictor[],
  weights: readonly number[] = y.map(() => 1),
): KeyDrivers => {
  const p = predictors.length;
  if (p > 30) throw new StatisticsError(`${p} predictors are too many`);
  const { n, rSquared, adjustedRSquared } = leastSquares(y, predictors, weights);
  const matrix = correlations([...predictors.map(({ values }) => values), y], weights);
  const among = matrix.slice(0, p).map((row) => row.slice(0, p));
  const towards = matrix.slice(0, p).map((row) => row[p] as number);
  const relative = relativeWeights(among, towards);
  const coefficients = solve(among, towards);
  if (relative === null || coefficients === null)
    throw new StatisticsError('the predictors repeat each other: their parts cannot be told');
  const everyone = 2 ** p - 1;
  const lmg = p <= MOST_SHAPLEY_PREDICTORS ? shapleyShares(p, (set) => rSquaredOf(matrix, set)) : null;
  return {
    n,
    rSquared,
    adjustedRSquared,
    drivers: predictors.map(({ name }, i) => ({
      name,
      correlation: towards[i] as number,
      standardisedCoefficient: coefficients[i] as number,
      relativeWeight: relative.weights[i] as number,
      lmg: lmg?.[i] ?? null,
      last: rSquared - rSquaredOf(matrix, everyone - (1 << i)),
      vif: relative.inflation[i] as number,
    })),
  };
};
