import { sum } from '../sum.ts';

const MOST_SWEEPS = 60;
/** Eigenvalue of a correlation matrix below which its columns repeat each other. */
const SINGULAR = 1e-12;

/**
 * Eigenvalues and eigenvectors (as columns of `vectors`) of a symmetric matrix by Jacobi's rotations
 * (Golub & Van Loan 2013, §8.5).
 */
export const symmetricEigen = (
  matrix: readonly (readonly number[])[],
): { readonly values: number[]; readonly vectors: number[][] } => {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  const get = (m: readonly (readonly number[])[], i: number, j: number): number => m[i]?.[j] as number;
  const rotate = (
    m: number[][],
    [i, j]: [number, number],
    [k, l]: [number, number],
    c: number,
    s: number,
  ): void => {
    const [x, y] = [get(m, i, j), get(m, k, l)];
    (m[i] as number[])[j] = c * x - s * y;
    (m[k] as number[])[l] = s * x + c * y;
  };
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const off = sum(a.flatMap((row, i) => row.map((value, j) => (i === j ? 0 : value * value))));
    if (off < 1e-30) break;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        if (get(a, p, q) === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * get(a, p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) rotate(a, [k, p], [k, q], c, s);
        for (let k = 0; k < n; k++) rotate(a, [p, k], [q, k], c, s);
        for (let k = 0; k < n; k++) rotate(v, [k, p], [k, q], c, s);
      }
  }
  return { values: a.map((row, i) => row[i] as number), vectors: v };
};

/** Symmetric square root of a correlation matrix and the root's inverse; null when it is not positive definite. */
export const symmetricRoot = (
  matrix: readonly (readonly number[])[],
): { readonly root: number[][]; readonly inverse: number[][] } | null => {
  const { values, vectors } = symmetricEigen(matrix);
  if (values.some((value) => !(value > SINGULAR))) return null;
  const compose = (of: (value: number) => number): number[][] =>
    vectors.map((left) =>
      vectors.map((right) =>
        sum(values.map((value, k) => (left[k] as number) * of(value) * (right[k] as number))),
      ),
    );
  return { root: compose(Math.sqrt), inverse: compose((value) => 1 / Math.sqrt(value)) };
};
