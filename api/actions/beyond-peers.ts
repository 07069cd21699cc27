import { tQuantile, tTwoSided } from '../stats/index.ts';
import type { Effect } from './effect.ts';

/** A change beyond another one, on the same scale, with its interval and two-sided p. */
export interface Beyond {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How much the changes of peers scatter beyond their sampling: the moment estimator of DerSimonian & Laird (1986). */
export const scatterOf = (peers: readonly Effect[]): number => {
  const weights = peers.map(({ variance }) => 1 / variance);
  const total = sum(weights);
  const mean = sum(peers.map(({ value }, i) => value * (weights[i] as number))) / total;
  const distance = sum(peers.map(({ value }, i) => (weights[i] as number) * (value - mean) ** 2));
  const scale = total - sum(weights.map((weight) => weight * weight)) / total;
  return scale > 0 ? Math.max(0, (distance - (peers.length - 1)) / scale) : 0;
};

/** A change with its standard error, as an interval and a p of Student’s t. */
export const stateBeyond = (value: number, error: number, df: number, level: number): Beyond => {
  const reach = tQuantile(1 - (1 - level) / 2, df) * error;
  return { value, lower: value - reach, upper: value + reach, p: tTwoSided(value / error, df) };
};

/**
 * The own change less that of peers (a difference in differences). What peers do without being treated says how much a
 * district changes by itself: the prediction interval of a random-effects mean (Higgins, Thompson & Spiegelhalter 2009)
 * widened by the own sampling error; Student’s t with a degree of freedom less than peers.
 * @param peers at least two.
 */
export const beyondPeers = (own: Effect, peers: readonly Effect[], level: number): Beyond => {
  const scatter = scatterOf(peers);
  const weights = peers.map(({ variance }) => 1 / (variance + scatter));
  const total = sum(weights);
  const mean = sum(peers.map(({ value }, i) => value * (weights[i] as number))) / total;
  return stateBeyond(
    own.value - mean,
    Math.sqrt(own.variance + scatter + 1 / total),
    peers.length - 1,
    level,
  );
};
