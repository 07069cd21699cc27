import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';

/** X = Q·R of a tall matrix, without Q: R, and Qᵀy. */
export interface Factorised {
  /** Upper triangle, one row per column of X. */
  readonly r: readonly (readonly number[])[];
  readonly rotated: readonly number[];
}

const lengthOf = (values: readonly number[]): number => Math.sqrt(sum(values.map((value) => value * value)));

/** Share of a column's length left, below which it is a sum of those before it. R's `lm` uses the same. */
const DEPENDENT = 1e-7;

/**
 * Householder's factorisation (Golub & Van Loan 2013, §5.2): the rows' own precision is kept, which normal equations
 * would halve.
 * @param columns columns of X, each with one value per row.
 * @throws StatisticsError naming the first column that the ones before it explain completely.
 */
export const factorise = (
  columns: readonly (readonly number[])[],
  y: readonly number[],
  names: readonly string[],
): Factorised => {
  const n = y.length;
  const work = [...columns, y].map((column) => [...column]);
  for (let k = 0; k < columns.length; k++) {
    const pivot = work[k] as number[];
    const whole = lengthOf(columns[k] as readonly number[]);
    const below = lengthOf(pivot.slice(k));
    if (n <= k || !(below > DEPENDENT * whole))
      throw new StatisticsError(
        `${names[k]} ${k === 0 || whole === 0 ? 'does not vary' : 'follows from the other predictors'}: its effect cannot be told`,
      );
    const head = pivot[k] as number;
    const alpha = head > 0 ? -below : below;
    const reflector = pivot.slice(k);
    reflector[0] = head - alpha;
    const squared = sum(reflector.map((value) => value * value));
    for (const column of work.slice(k)) {
      let along = 0;
      for (const [i, value] of reflector.entries()) along += value * (column[k + i] as number);
      const factor = (2 * along) / squared;
      for (const [i, value] of reflector.entries())
        column[k + i] = (column[k + i] as number) - factor * value;
    }
  }
  return {
    r: columns.map((_, i) => columns.map((__, j) => (j < i ? 0 : ((work[j] as number[])[i] as number)))),
    rotated: (work[columns.length] as number[]).slice(0, columns.length),
  };
};

/** Solves R·x = b for an upper triangle. */
export const solveUpper = (r: Factorised['r'], b: readonly number[]): number[] => {
  const x = [...b];
  for (let i = b.length - 1; i >= 0; i--) {
    const row = r[i] as readonly number[];
    let value = x[i] as number;
    for (let j = i + 1; j < b.length; j++) value -= (row[j] as number) * (x[j] as number);
    x[i] = value / (row[i] as number);
  }
  return x;
};

/** R⁻¹, as columns. */
export const invertUpper = (r: Factorised['r']): number[][] =>
  r.map((_, k) =>
    solveUpper(
      r,
      r.map((__, i) => (i === k ? 1 : 0)),
    ),
  );
