import { StatisticsError } from '../interval.ts';
import { factorise, invertUpper, solveUpper } from '../linear/factorise.ts';
import { sum } from '../sum.ts';

/** A fitted log-linear model of counts whose variance is φ times their mean. */
export interface QuasiPoisson {
  readonly coefficients: readonly number[];
  readonly fitted: readonly number[];
  /** Diagonal of the hat matrix. */
  readonly leverages: readonly number[];
  /** Rows less coefficients. */
  readonly df: number;
  /** Pearson's Σ w(y − μ)²/μ over df. */
  readonly dispersion: number;
  /** Variance of a coefficient where φ = 1: the diagonal of (XᵀWX)⁻¹. */
  readonly unscaled: readonly number[];
}

const MOST_ROUNDS = 25;
const SETTLED = 1e-8;

const deviance = (y: readonly number[], mu: readonly number[], weights: readonly number[]): number =>
  2 *
  sum(
    y.map((count, i) => {
      const m = mu[i] as number;
      return (weights[i] as number) * ((count > 0 ? count * Math.log(count / m) : 0) - (count - m));
    }),
  );

/**
 * Maximum quasi-likelihood by iterated weighted least squares (McCullagh & Nelder 1989, §2.5), from μ = y + 0.1 until
 * the deviance settles to 1e-8, as R's `glm` does: a block of zeros alone then stops at the same tiny μ.
 * @param columns columns of X, the intercept among them.
 * @returns null when it does not settle, a column follows from others, or no row is left over for φ.
 */
export const fitQuasiPoisson = (
  y: readonly number[],
  columns: readonly (readonly number[])[],
  weights: readonly number[] = y.map(() => 1),
): QuasiPoisson | null => {
  const names = columns.map((_, j) => `column ${j + 1}`);
  const df = y.length - columns.length;
  if (df <= 0) return null;
  let mu = y.map((count) => count + 0.1);
  let eta = mu.map(Math.log);
  let last = deviance(y, mu, weights);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const roots = mu.map((m, i) => Math.sqrt(m * (weights[i] as number)));
    const target = y.map((count, i) => {
      const m = mu[i] as number;
      return (roots[i] as number) * ((eta[i] as number) + (count - m) / m);
    });
    const rooted = columns.map((column) => column.map((value, i) => value * (roots[i] as number)));
    const found = factoriseOrNull(rooted, target, names);
    if (found === null) return null;
    const coefficients = solveUpper(found.r, found.rotated);
    eta = y.map((_, i) =>
      sum(columns.map((column, j) => (column[i] as number) * (coefficients[j] as number))),
    );
    mu = eta.map(Math.exp);
    const now = deviance(y, mu, weights);
    if (!Number.isFinite(now)) return null;
    if (Math.abs(now - last) / (Math.abs(now) + 0.1) < SETTLED) {
      const inverse = invertUpper(found.r);
      return {
        coefficients,
        fitted: mu,
        leverages: y.map((_, i) =>
          sum(
            inverse.map(
              (each) => sum(each.map((value, j) => value * ((rooted[j] as number[])[i] as number))) ** 2,
            ),
          ),
        ),
        df,
        dispersion:
          sum(
            y.map(
              (count, i) => ((weights[i] as number) * (count - (mu[i] as number)) ** 2) / (mu[i] as number),
            ),
          ) / df,
        unscaled: columns.map((_, j) => sum(inverse.map((each) => (each[j] as number) ** 2))),
      };
    }
    last = now;
  }
  return null;
};

const factoriseOrNull = (
  columns: readonly (readonly number[])[],
  y: readonly number[],
  names: readonly string[],
) => {
  try {
    return factorise(columns, y, names);
  } catch (error) {
    if (error instanceof StatisticsError) return null;
    throw error;
  }
};
