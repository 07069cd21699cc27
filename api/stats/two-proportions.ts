import { normalTwoSided } from './distributions.ts';

/** Two-sided p of the pooled two-proportion z test (square root of the uncorrected χ²). @returns null when a base is 0. */
export const twoProportionP = (x1: number, n1: number, x2: number, n2: number): number | null => {
  if (!(n1 > 0) || !(n2 > 0)) return null;
  const pooled = (x1 + x2) / (n1 + n2);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return se > 0 ? normalTwoSided((x1 / n1 - x2 / n2) / se) : 1;
};
