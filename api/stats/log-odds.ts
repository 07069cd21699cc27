import { normalTwoSided } from './distributions.ts';
import type { Interval } from './interval.ts';
import { normalInterval } from './net-score.ts';

/** How much more often something is found here than there. */
export interface LogOdds {
  /** δ = ln(odds here) − ln(odds there). */
  readonly logOdds: number;
  readonly se: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: Interval;
}

/**
 * Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, eq. 15–22): both sides are drawn
 * towards the share of both together, as if `prior` further texts had been seen on each, so that what was said twice
 * does not stand above what was said a hundred times. Counts are texts with the word, so both terms of each variance
 * are kept.
 * @param here texts with the word, of n. @param there likewise.
 * @returns null when a side is empty, or nobody or everybody says it.
 */
export const logOdds = (
  here: { readonly x: number; readonly n: number },
  there: { readonly x: number; readonly n: number },
  prior: number,
  level: number,
): LogOdds | null => {
  const share = (here.x + there.x) / (here.n + there.n);
  if (!(here.n > 0) || !(there.n > 0) || share <= 0 || share >= 1) return null;
  const side = ({ x, n }: { readonly x: number; readonly n: number }) => {
    const said = x + prior * share;
    const unsaid = n - x + prior * (1 - share);
    return { log: Math.log(said / unsaid), variance: 1 / said + 1 / unsaid };
  };
  const [a, b] = [side(here), side(there)];
  const difference = a.log - b.log;
  const se = Math.sqrt(a.variance + b.variance);
  const z = difference / se;
  return {
    logOdds: difference,
    se,
    z,
    p: normalTwoSided(z),
    interval: normalInterval(difference, se, level),
  };
};
