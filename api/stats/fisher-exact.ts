import { SAME_LIKELIHOOD } from './binomial-test.ts';
import { checkCount } from './interval.ts';
import { logGamma } from './log-gamma.ts';

const MOST_HALVINGS = 200;

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Shares of the possible tables under a given odds ratio (noncentral hypergeometric), from their log weights. */
const tilt = (support: readonly number[], logWeights: readonly number[], logOdds: number): number[] => {
  const logs = logWeights.map((log, i) => log + logOdds * (support[i] as number));
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/**
 * Fisher's exact test of two shares: the two-sided p sums all tables with the same margins that are no likelier, and
 * the odds ratio is the conditional maximum-likelihood one (as R's fisher.test).
 * @returns null when a base is 0.
 */
export const fisherExact = (
  x1: number,
  n1: number,
  x2: number,
  n2: number,
): { p: number; oddsRatio: number | null } | null => {
  if (![checkCount(x1, n1, true), checkCount(x2, n2, true)].every(Boolean)) return null;
  const total = x1 + x2;
  const low = Math.max(0, total - n2);
  const high = Math.min(n1, total);
  const support = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const logWeights = support.map((k) => logChoose(n1, k) + logChoose(n2, total - k));
  const shares = tilt(support, logWeights, 0);
  const limit = (shares[x1 - low] as number) * SAME_LIKELIHOOD;
  const p = Math.min(
    1,
    shares.reduce((sum, share) => sum + (share <= limit ? share : 0), 0),
  );
  if (low === high) return { p, oddsRatio: null };
  if (x1 === low) return { p, oddsRatio: 0 };
  if (x1 === high) return { p, oddsRatio: Infinity };
  const meanAt = (logOdds: number): number =>
    tilt(support, logWeights, logOdds).reduce((sum, share, i) => sum + share * (support[i] as number), 0);
  let [a, b] = [-700, 700];
  for (let i = 0; i < MOST_HALVINGS && b - a > 1e-14 * Math.max(1, Math.abs(a)); i++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (meanAt(middle) < x1) a = middle;
    else b = middle;
  }
  return { p, oddsRatio: Math.exp((a + b) / 2) };
};
