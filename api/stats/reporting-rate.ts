import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson.ts';

/** Rate of reports per trouble from the share q of twos among ones and twos: of a Poisson count, f₂/f₁ is λ/2. */
const propensityOf = (q: number): number => 1 - Math.exp((-2 * q) / (1 - q));

/**
 * Share of troubles that are reported at all, from those reported once and twice: Zelterman's estimate (1988) of a
 * zero-truncated Poisson rate, which troubles with very many reports do not disturb. Its interval is that of the share of
 * twos among ones and twos (Wilson), carried over.
 * @returns null without troubles, or when nobody reported one twice or all did, so that nothing can be told.
 */
export const reportingPropensity = (
  ones: number,
  twos: number,
  level: number,
): ({ readonly value: number } & Interval) | null => {
  const n = ones + twos;
  const interval = wilsonInterval(twos, n, level);
  if (!interval || twos === 0 || ones === 0) return null;
  return {
    value: propensityOf(twos / n),
    lower: propensityOf(interval.lower),
    upper: propensityOf(interval.upper),
  };
};

/** The share of twos among ones and twos that goes with a propensity. */
export const shareOfTwos = (propensity: number): number => {
  const rate = -Math.log(1 - propensity);
  return rate / (2 + rate);
};
