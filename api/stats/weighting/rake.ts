import { sum } from '../sum.ts';
import { checkMargins, unmet } from './check-margins.ts';
import type { Margin } from './margin.ts';
import { meetMargin } from './meet-margin.ts';
import { accept, refuse, type Weighted } from './weighted.ts';

export interface RakeOptions {
  /** Largest weight, as a multiple of the mean weight; Infinity for none. */
  readonly cap?: number;
  readonly maxIterations?: number;
  /** Respondents needed behind every category. */
  readonly minRespondents?: number;
  /** Largest miss of a category, as a share of the population, that counts as met. */
  readonly tolerance?: number;
  /** Whether weights have the mean 1, or sum to the margins' population. */
  readonly scale?: 'mean_one' | 'population';
}

/** Change of a weight, relative to itself, below which iterating has ended. */
const SETTLED = 1e-12;

const capAt = (weights: readonly number[], most: number): number[] =>
  weights.map((weight) => Math.min(weight, most));

const scaleTo = (weights: readonly number[], total: number): number[] => {
  const factor = total / sum(weights);
  return weights.map((weight) => weight * factor);
};

const largestChange = (before: readonly number[], after: readonly number[]): number =>
  before.reduce((most, weight, i) => {
    const now = after[i] as number;
    return weight === now ? most : Math.max(most, Math.abs(now - weight) / Math.max(weight, now));
  }, 0);

/** Targets that sum to one population exactly, whatever rounding the margins came with. */
const scaleTargets = (targets: Margin['targets'], population: number): Record<string, number> => {
  const factor = population / sum(Object.values(targets));
  return Object.fromEntries(Object.entries(targets).map(([category, value]) => [category, value * factor]));
};

/**
 * Raking: weights scaled to one margin after the other until all are met (Deming & Stephan 1940), with the largest
 * weights cut to `cap` times the mean within every round, as ANES recommends (DeBell & Krosnick 2009). Every margin is
 * checked at the end, and one that is not met is refused by name: no weights are returned that miss their margins.
 * @param base design weights, one per respondent; all 1 when none are known.
 */
export const rake = (
  base: readonly number[],
  margins: readonly Margin[],
  {
    cap = 5,
    maxIterations = 1000,
    minRespondents = 5,
    tolerance = 1e-6,
    scale = 'mean_one',
  }: RakeOptions = {},
): Weighted => {
  const problems = checkMargins(base, margins, minRespondents);
  if (!(cap >= 1)) problems.push({ code: 'bad_bounds', lower: 0, upper: cap });
  if (problems.length > 0) return refuse(problems);
  const population = sum(Object.values((margins[0] as Margin).targets));
  const most = cap * (population / base.length);
  const scaled = margins.map((margin) => ({ ...margin, targets: scaleTargets(margin.targets, population) }));
  let weights = scaleTo(base, population);
  let iterations = 0;
  for (let change = Infinity; change > SETTLED && iterations < maxIterations; iterations++) {
    const before = weights;
    for (const margin of scaled) weights = meetMargin(margin, weights);
    if (weights.some((weight) => weight > most)) weights = scaleTo(capAt(weights, most), population);
    change = largestChange(before, weights);
  }
  const misses = unmet(scaled, weights, tolerance);
  if (misses.length > 0) return refuse(misses);
  return accept(scale === 'mean_one' ? scaleTo(weights, base.length) : weights, iterations);
};
