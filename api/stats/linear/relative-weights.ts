import { sum } from '../sum.ts';
import { symmetricRoot } from './symmetric-root.ts';

/** Johnson's relative weights, and the inflation of each predictor's variance by the others. */
export interface RelativeWeights {
  /** Sum to R². */
  readonly weights: readonly number[];
  readonly inflation: readonly number[];
}

/**
 * Relative weights (Johnson 2000): predictors are replaced by the orthogonal ones closest to them, and what those
 * explain is given back in proportion to their squared correlations.
 * @param among correlations of the predictors with each other.
 * @param towards their correlations with the outcome.
 * @returns null when the predictors repeat each other.
 */
export const relativeWeights = (
  among: readonly (readonly number[])[],
  towards: readonly number[],
): RelativeWeights | null => {
  const root = symmetricRoot(among);
  if (root === null) return null;
  const path = root.inverse.map((row) => sum(row.map((value, j) => value * (towards[j] as number))));
  return {
    weights: root.root.map((row) => sum(row.map((value, j) => value ** 2 * (path[j] as number) ** 2))),
    inflation: root.inverse.map((row) => sum(row.map((value) => value * value))),
  };
};
