import {
  coefficientTests,
  keyDrivers,
  leastSquares,
  type ErrorKind,
  type Predictor,
} from '../../../api/stats/index.ts';
import { pair, toNumber, type CaseFiles, type ReferenceCase, type Topic } from '../case.ts';

const LEVEL = 0.95;

/** Complete rows of a case. */
const read = (
  of: ReferenceCase,
  files: CaseFiles,
): { y: number[]; predictors: Predictor[]; weights: number[] } => {
  const { y, x, weight } = of.params as { y: string; x: string[]; weight?: string | null };
  const columns = [y, ...x, ...(weight ? [weight] : [])];
  const rows = files
    .rows(of)
    .map((row) => columns.map((column) => toNumber(row[column])))
    .filter((row): row is number[] => row.every((value) => value !== null));
  const column = (at: number): number[] => rows.map((row) => row[at] as number);
  return {
    y: column(0),
    predictors: x.map((name, i) => ({ name, values: column(i + 1) })),
    weights: weight ? column(x.length + 1) : rows.map(() => 1),
  };
};

/** Regression and relative importance. */
export const drivers: Topic = {
  adapters: {
    key_drivers: (of, files) => {
      const { y, predictors, weights } = read(of, files);
      const found = keyDrivers(y, predictors, weights);
      const each = <T>(value: (driver: (typeof found.drivers)[number]) => T): T[] => found.drivers.map(value);
      return {
        n: found.n,
        r2: found.rSquared,
        adj_r2: found.adjustedRSquared,
        lmg: each((driver) => driver.lmg),
        lmg_share: each((driver) => (driver.lmg ?? NaN) / found.rSquared),
        johnson_relative_weights: each((driver) => driver.relativeWeight),
        johnson_share: each((driver) => driver.relativeWeight / found.rSquared),
        first: each((driver) => driver.correlation ** 2),
        last: each((driver) => driver.last),
        beta_standardised: each((driver) => driver.standardisedCoefficient),
        correlation: each((driver) => driver.correlation),
        vif: each((driver) => driver.vif),
      };
    },
    ols_hc: (of, files) => {
      const { y, predictors, weights } = read(of, files);
      const fit = leastSquares(y, predictors, weights);
      const tests = coefficientTests(fit, 'HC3', LEVEL);
      const robust = (['HC0', 'HC1', 'HC2', 'HC3'] satisfies ErrorKind[]).map(
        (kind) => [`se_${kind}`, fit.standardErrors(kind)] as const,
      );
      return {
        coef: fit.coefficients,
        se_classical: fit.standardErrors('classical'),
        sigma: fit.sigma,
        f: fit.f,
        ...Object.fromEntries(robust),
        t_HC3: tests.map((test) => test.t),
        p_HC3: tests.map((test) => test.p),
        ci95_HC3: tests.map((test) => pair(test.interval)),
      };
    },
  },
};
