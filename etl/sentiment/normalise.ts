import { ALPHA } from './vader/constants.ts';

/** A sum of valences as a score of −1…1, to four decimals as VADER gives it: s ∕ √(s² + α). */
export const normalise = (sum: number): number => {
  const score = Number((sum / Math.sqrt(sum * sum + ALPHA)).toFixed(4));
  return score === 0 ? 0 : score;
};
