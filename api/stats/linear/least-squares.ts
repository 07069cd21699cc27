import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';
import { factorise, invertUpper, solveUpper } from './factorise.ts';

/** A predictor: a name and one value per respondent. */
export interface Predictor {
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * How errors are estimated: `classical` assumes one variance; HC0 to HC3 do not (White 1980; MacKinnon & White 1985).
 * HC3 is the one to show for samples below some hundreds (Long & Ervin 2000).
 */
export type ErrorKind = 'classical' | 'HC0' | 'HC1' | 'HC2' | 'HC3';

export interface LeastSquares {
  readonly n: number;
  /** n less the number of coefficients. */
  readonly df: number;
  /** '(Intercept)', then the predictors. */
  readonly names: readonly string[];
  readonly coefficients: readonly number[];
  readonly sigma: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** F of all predictors together. */
  readonly f: number;
  standardErrors(kind: ErrorKind): number[];
}

/** Columns with the mean 0 and the length 1 under the weights, so that their units do not cost precision. */
const standardise = (values: readonly number[], weights: readonly number[], total: number) => {
  const centre = sum(values.map((value, i) => value * (weights[i] as number))) / total;
  const spread = Math.sqrt(sum(values.map((value, i) => (weights[i] as number) * (value - centre) ** 2)));
  return { centre, spread, scaled: values.map((value) => (spread > 0 ? (value - centre) / spread : 0)) };
};

const check = (y: readonly number[], predictors: readonly Predictor[], weights: readonly number[]): void => {
  if (predictors.length === 0) throw new StatisticsError('a regression needs predictors');
  for (const { name, values } of [...predictors, { name: 'weights', values: weights }])
    if (values.length !== y.length)
      throw new StatisticsError(`${name} has ${values.length} values for ${y.length} answers`);
  const wrong = weights.findIndex((weight) => !(weight > 0 && Number.isFinite(weight)));
  if (wrong >= 0) throw new StatisticsError(`weight ${weights[wrong]} of row ${wrong + 1} is not positive`);
  if (y.length < predictors.length + 2)
    throw new StatisticsError(`${y.length} rows are too few for ${predictors.length} predictors`);
  for (const { name, values } of [{ name: 'the outcome', values: y }, ...predictors]) {
    if (values.some((value) => !Number.isFinite(value)))
      throw new StatisticsError(`${name} has a value that is no number`);
    if (values.every((value) => value === values[0])) throw new StatisticsError(`${name} does not vary`);
  }
};

/**
 * Weighted least squares with an intercept.
 * @param weights one positive weight per row; all 1 by default.
 * @throws StatisticsError when there are too few rows, or something does not vary or follows from other predictors.
 */
export const leastSquares = (
  y: readonly number[],
  predictors: readonly Predictor[],
  weights: readonly number[] = y.map(() => 1),
): LeastSquares => {
  check(y, predictors, weights);
  const n = y.length;
  const df = n - predictors.length - 1;
  const total = sum(weights);
  const roots = weights.map(Math.sqrt);
  const rooted = (values: readonly number[]): number[] =>
    values.map((value, i) => value * (roots[i] as number));
  const standards = predictors.map(({ values }) => standardise(values, weights, total));
  const outcome = standardise(y, weights, total);
  const names = ['(Intercept)', ...predictors.map(({ name }) => name)];
  const columns = standards.map(({ scaled }) => rooted(scaled));
  const { r, rotated } = factorise(columns, rooted(y.map((value) => value - outcome.centre)), names.slice(1));
  const slopes = solveUpper(r, rotated);
  const inverse = invertUpper(r);
  const residuals = y.map(
    (value, i) =>
      value - outcome.centre - sum(slopes.map((slope, j) => slope * (standards[j]?.scaled[i] as number))),
  );
  const squares = sum(residuals.map((residual, i) => (weights[i] as number) * residual ** 2));
  const explained = outcome.spread ** 2 - squares;
  const rSquared = explained / outcome.spread ** 2;
  const raw = slopes.map((slope, j) => slope / (standards[j]?.spread as number));
  const sigma = Math.sqrt(squares / df);

  /** Row i of √W·X·(XᵀWX)^½, whose squared length is its leverage: the intercept's part, then the predictors'. */
  const rows = y.map((_, i) => [
    (roots[i] as number) / Math.sqrt(total),
    ...inverse.map((column) =>
      sum(column.map((value, j) => value * ((columns[j] as number[])[i] as number))),
    ),
  ]);
  const leverages = rows.map((row) => sum(row.map((value) => value * value)));
  /** Coefficients as sums over those parts: what one unit of a part adds to each coefficient. */
  const slopeParts = standards.map(({ spread }, j) => [
    0,
    ...inverse.map((column) => (column[j] as number) / spread),
  ]);
  const parts = [
    [
      1 / Math.sqrt(total),
      ...inverse.map(
        (_, k) =>
          -sum(standards.map(({ centre }, j) => centre * ((slopeParts[j] as number[])[k + 1] as number))),
      ),
    ],
    ...slopeParts,
  ];
  const factors: Readonly<Record<Exclude<ErrorKind, 'classical'>, (leverage: number) => number>> = {
    HC0: () => 1,
    HC1: () => n / df,
    HC2: (leverage) => 1 / (1 - leverage),
    HC3: (leverage) => 1 / (1 - leverage) ** 2,
  };
  return {
    n,
    df,
    names,
    coefficients: [
      outcome.centre - sum(raw.map((slope, j) => slope * (standards[j]?.centre as number))),
      ...raw,
    ],
    sigma,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / df,
    f: explained / predictors.length / (squares / df),
    standardErrors: (kind) =>
      parts.map((part) => {
        if (kind === 'classical') return sigma * Math.hypot(...part);
        const each = rows.map((row, i) => {
          const influence = sum(row.map((value, k) => value * (part[k] as number)));
          const error = (residuals[i] as number) * (roots[i] as number);
          return influence ** 2 * error ** 2 * factors[kind](leverages[i] as number);
        });
        return Math.sqrt(sum(each));
      }),
  };
};
