import { tQuantile, tTwoSided } from '../distributions.ts';
import { checkLevel, type Interval } from '../interval.ts';
import type { ErrorKind, LeastSquares } from './least-squares.ts';

/** A coefficient with its error: t, p and interval are Student's on the residual degrees of freedom. */
export interface CoefficientTest {
  readonly name: string;
  readonly coefficient: number;
  readonly se: number;
  readonly t: number;
  readonly p: number;
  readonly interval: Interval;
}

/** Tests of every coefficient. */
export const coefficientTests = (fit: LeastSquares, kind: ErrorKind, level: number): CoefficientTest[] => {
  checkLevel(level);
  const quantile = tQuantile(1 - (1 - level) / 2, fit.df);
  return fit.standardErrors(kind).map((se, i) => {
    const coefficient = fit.coefficients[i] as number;
    return {
      name: fit.names[i] as string,
      coefficient,
      se,
      t: coefficient / se,
      p: tTwoSided(coefficient / se, fit.df),
      interval: { lower: coefficient - quantile * se, upper: coefficient + quantile * se },
    };
  });
};
