import { incompleteBeta } from '../incomplete-beta.ts';
import { digamma, trigamma } from './digamma.ts';
import { checkBeliefs, type BetaBelief } from './rank-intervals.ts';

const STEPS = 400;
/** Reach to either side of the middle: in standard deviations, and over the slower of the exponential tails. */
const DEVIATIONS = 10;
const TAIL = 40;

/** Points of a belief with weights that sum to 1, evenly spaced on the scale ln(x/(1 − x)), where any Beta is smooth. */
const pointsOf = ({ a, b }: BetaBelief): { readonly rest: number; readonly weight: number }[] => {
  const middle = digamma(a) - digamma(b);
  const deviation = Math.sqrt(trigamma(a) + trigamma(b));
  const from = middle - Math.max(DEVIATIONS * deviation, TAIL / a);
  const to = middle + Math.max(DEVIATIONS * deviation, TAIL / b);
  const softplus = (t: number): number => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  const logDensity = (t: number): number => -a * softplus(-t) - b * softplus(t);
  const peak = logDensity(Math.log(a / b));
  const points = Array.from({ length: STEPS + 1 }, (_, i) => {
    const t = from + ((to - from) * i) / STEPS;
    return { rest: 1 / (1 + Math.exp(t)), weight: Math.exp(logDensity(t) - peak) };
  });
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map(({ rest, weight }) => ({ rest, weight: weight / total }));
};

/**
 * Expected ranks without drawing, 1 + Σ P(another unit is higher); rank 1 is the highest share. Each pair is
 * integrated over the narrower of its two beliefs by the trapezoidal rule, which has no visible error for a smooth
 * function that vanishes at both ends (Trefethen & Weideman 2014).
 */
export const expectedRanks = (beliefs: readonly BetaBelief[]): number[] => {
  checkBeliefs(beliefs);
  const ranks = beliefs.map(() => 1);
  const points = beliefs.map(pointsOf);
  const width = beliefs.map(({ a, b }) => trigamma(a) + trigamma(b));
  for (let i = 0; i < beliefs.length; i++)
    for (let j = 0; j < i; j++) {
      const [narrow, wide] = (width[i] as number) <= (width[j] as number) ? [i, j] : [j, i];
      const other = beliefs[wide] as BetaBelief;
      let wideAbove = 0;
      for (const { rest, weight } of points[narrow] ?? [])
        wideAbove += weight * incompleteBeta(other.b, other.a, rest);
      ranks[narrow] = (ranks[narrow] as number) + wideAbove;
      ranks[wide] = (ranks[wide] as number) + 1 - wideAbove;
    }
  return ranks;
};
