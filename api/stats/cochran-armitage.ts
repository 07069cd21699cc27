import { chiSquareUpper } from './distributions.ts';
import { checkCount, StatisticsError } from './interval.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Trend of shares over ordered groups (Cochran 1954, Armitage 1955), variance with N; `chiSquareMantel` is Mantel's
 * form with N − 1. `z` is positive when shares rise with the scores.
 * @returns null when nobody or everybody has the property, or the scores are all the same.
 */
export const cochranArmitage = (
  x: readonly number[],
  n: readonly number[],
  scores: readonly number[] = x.map((_, i) => i + 1),
): { z: number; chiSquare: number; p: number; chiSquareMantel: number } | null => {
  if (x.length !== n.length || x.length !== scores.length)
    throw new StatisticsError('counts, bases and scores differ in number');
  x.forEach((count, i) => checkCount(count, n[i] as number, false));
  const total = sum(n);
  const share = sum(x) / total;
  const weighted = sum(scores.map((score, i) => score * (n[i] as number)));
  const spread = sum(scores.map((score, i) => score * score * (n[i] as number))) - weighted ** 2 / total;
  const variance = share * (1 - share) * spread;
  if (!(variance > 0)) return null;
  const covered = sum(scores.map((score, i) => score * ((x[i] as number) - (n[i] as number) * share)));
  const z = covered / Math.sqrt(variance);
  return {
    z,
    chiSquare: z * z,
    p: chiSquareUpper(z * z, 1),
    chiSquareMantel: (z * z * (total - 1)) / total,
  };
};
