import { chiSquareUpper, normalTwoSided } from '../distributions.ts';
import { sum } from '../sum.ts';
import { mean } from './moments.ts';

/** One respondent of a stratified comparison of two waves. */
export interface StratifiedAnswer {
  readonly isLater: boolean;
  readonly score: number;
  readonly stratum: number;
}

const byStratum = (answers: readonly StratifiedAnswer[]): StratifiedAnswer[][] => {
  const groups = new Map<number, StratifiedAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.stratum);
    if (group) group.push(answer);
    else groups.set(answer.stratum, [answer]);
  }
  return [...groups.values()];
};

/**
 * Whether the later wave scores otherwise among respondents of the same stratum (Mantel 1963); positive = higher.
 * @returns null when no stratum has both waves and different scores.
 */
export const mantelTest = (
  answers: readonly StratifiedAnswer[],
): { readonly z: number; readonly p: number } | null => {
  let [off, variance] = [0, 0];
  for (const group of byStratum(answers)) {
    const n = group.length;
    const later = group.filter(({ isLater }) => isLater);
    if (n < 2 || later.length === 0 || later.length === n) continue;
    const middle = mean(group.map(({ score }) => score));
    off += sum(later.map(({ score }) => score - middle));
    const spread = mean(group.map(({ score }) => (score - middle) ** 2));
    variance += ((later.length * (n - later.length)) / (n - 1)) * spread;
  }
  if (!(variance > 0)) return null;
  const z = off / Math.sqrt(variance);
  return { z, p: normalTwoSided(z) };
};

/**
 * Common odds of a score of at least `cut` in the earlier wave against the later, over strata, with the test that they
 * are 1 (Mantel & Haenszel 1959), without continuity correction.
 * @returns null when no stratum tells; the odds ratio is null when its denominator is zero.
 */
export const mantelHaenszel = (
  answers: readonly StratifiedAnswer[],
  cut: number,
): { readonly chiSquare: number; readonly p: number; readonly oddsRatio: number | null } | null => {
  let [off, variance, above, below] = [0, 0, 0, 0];
  for (const group of byStratum(answers)) {
    const n = group.length;
    if (n < 2) continue;
    const count = (later: boolean, high: boolean): number =>
      group.filter(({ isLater, score }) => isLater === later && score >= cut === high).length;
    const [earlyHigh, earlyLow] = [count(false, true), count(false, false)];
    const [lateHigh, lateLow] = [count(true, true), count(true, false)];
    const [early, high] = [earlyHigh + earlyLow, earlyHigh + lateHigh];
    off += earlyHigh - (early * high) / n;
    variance += (early * (n - early) * high * (n - high)) / (n ** 2 * (n - 1));
    above += (earlyHigh * lateLow) / n;
    below += (earlyLow * lateHigh) / n;
  }
  if (!(variance > 0)) return null;
  const chiSquare = off ** 2 / variance;
  return { chiSquare, p: chiSquareUpper(chiSquare, 1), oddsRatio: below > 0 ? above / below : null };
};
