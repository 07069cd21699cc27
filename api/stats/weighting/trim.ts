import { sum } from '../sum.ts';
import { accept, refuse, type Weighted } from './weighted.ts';

/** Bounds of a weight, in the weights' own unit. */
export interface TrimBounds {
  readonly lower: number;
  readonly upper: number;
}

const MOST_ROUNDS = 10_000;
const EDGE = 1e-12;

const clipTo = (weights: readonly number[], { lower, upper }: TrimBounds): number[] =>
  weights.map((weight) => Math.min(upper, Math.max(lower, weight)));

const cannot = (reason: string): Weighted => refuse([{ code: 'cannot_trim', reason }]);

/** Why no trimming within the bounds keeps the sum. */
const reasonAgainst = (weights: readonly number[], { lower, upper }: TrimBounds): string | null => {
  if (weights.length === 0) return 'there are no weights';
  const bad = weights.findIndex((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (bad >= 0) return `weight ${weights[bad]} of row ${bad + 1} is no weight`;
  if (!(lower < upper)) return `the lower bound ${lower} is not below the upper bound ${upper}`;
  const mean = sum(weights) / weights.length;
  return mean > upper || mean < lower ? `the mean weight ${mean} lies outside the bounds` : null;
};

/**
 * Weights cut to bounds, what was cut shared in equal amounts among those inside (R's `survey::trimWeights`). Without
 * `strict` the sharing may push a weight past a bound again; with it, the cut is repeated until none is outside.
 * Margins met before are no longer met: check them again.
 */
export const trimEqually = (weights: readonly number[], bounds: TrimBounds, strict: boolean): Weighted => {
  const reason = reasonAgainst(weights, bounds);
  if (reason !== null) return cannot(reason);
  const { lower, upper } = bounds;
  const margin = strict ? EDGE * upper : 0;
  let now = [...weights];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isInside = now.map((weight) => weight >= lower - margin && weight <= upper + margin);
    const inside = isInside.filter(Boolean).length;
    if (inside === now.length) return accept(now, round);
    if (inside === 0) return cannot('every weight is outside the bounds');
    const clipped = clipTo(now, bounds);
    const share = (sum(now) - sum(clipped)) / inside;
    now = clipped.map((weight, i) => (isInside[i] ? weight + share : weight));
    if (!strict) return accept(now, 1);
  }
  return cannot(`trimming did not settle in ${MOST_ROUNDS} rounds`);
};

/**
 * Weights cut to bounds, those strictly inside scaled so that the sum is kept, repeated until none is outside.
 * Keeps the proportions among untrimmed respondents. Margins met before are no longer met: check them again.
 */
export const trimProportionally = (weights: readonly number[], bounds: TrimBounds): Weighted => {
  const reason = reasonAgainst(weights, bounds);
  if (reason !== null) return cannot(reason);
  const { lower, upper } = bounds;
  const total = sum(weights);
  let now = [...weights];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (now.every((weight) => weight >= lower - EDGE && weight <= upper + EDGE)) return accept(now, round);
    const clipped = clipTo(now, bounds);
    const isFree = clipped.map((weight) => weight > lower + EDGE && weight < upper - EDGE);
    const free = sum(clipped.filter((_, i) => isFree[i]));
    if (!(free > 0)) return cannot('no weight strictly inside the bounds is left to take what was cut');
    const factor = (free + total - sum(clipped)) / free;
    now = clipped.map((weight, i) => (isFree[i] ? weight * factor : weight));
  }
  return cannot(`trimming did not settle in ${MOST_ROUNDS} rounds`);
};
