import { binomialTestP } from './binomial-test.ts';
import { chiSquareUpper } from './distributions.ts';

/**
 * Change of paired yes/no answers (McNemar 1947) from the two counts of those who changed: χ² plain, with continuity
 * correction, and the exact binomial p. @returns null when nobody changed.
 */
export const mcnemar = (
  changedOneWay: number,
  changedBack: number,
): {
  chiSquare: number;
  p: number;
  chiSquareCorrected: number;
  pCorrected: number;
  pExact: number;
} | null => {
  const changed = changedOneWay + changedBack;
  const pExact = binomialTestP(changedOneWay, changed, 0.5);
  if (changed === 0) return null;
  const gap = Math.abs(changedOneWay - changedBack);
  const chiSquare = gap ** 2 / changed;
  const chiSquareCorrected = gap === 0 ? 0 : (gap - 1) ** 2 / changed;
  return {
    chiSquare,
    p: chiSquareUpper(chiSquare, 1),
    chiSquareCorrected,
    pCorrected: chiSquareUpper(chiSquareCorrected, 1),
    pExact,
  };
};
