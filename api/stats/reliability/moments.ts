import { sum } from '../sum.ts';

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sample covariance, n − 1 below. */
export const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, meanB] = [mean(a), mean(b)];
  return sum(a.map((value, i) => (value - meanA) * ((b[i] as number) - meanB))) / (a.length - 1);
};

export const variance = (values: readonly number[]): number => covariance(values, values);

/** Product-moment correlation. @returns null when either does not vary. */
export const correlation = (a: readonly number[], b: readonly number[]): number | null => {
  const spread = Math.sqrt(variance(a) * variance(b));
  return spread > 0 ? covariance(a, b) / spread : null;
};
