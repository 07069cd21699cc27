import { sum } from '../sum.ts';

/**
 * Weighted product-moment correlations of columns (R's `cov.wt(cor = TRUE)`). A column without spread correlates with
 * nothing: NaN.
 */
export const correlations = (
  columns: readonly (readonly number[])[],
  weights: readonly number[],
): number[][] => {
  const total = sum(weights);
  const centred = columns.map((column) => {
    const mean = sum(column.map((value, i) => value * (weights[i] as number))) / total;
    const moved = column.map((value, i) => (value - mean) * Math.sqrt(weights[i] as number));
    const length = Math.sqrt(sum(moved.map((value) => value * value)));
    return moved.map((value) => value / length);
  });
  return centred.map((left, i) =>
    centred.map((right, j) => (i === j ? 1 : sum(left.map((value, k) => value * (right[k] as number))))),
  );
};
