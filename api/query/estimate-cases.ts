import type { Formula } from '../metrics/metric.ts';
import { countOf, type CaseCells } from './cells.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import {
  byarInterval,
  newcombeDifference,
  normalInterval,
  poissonRatioP,
  twoProportionP,
  wilsonInterval,
} from '../stats/index.ts';

type Mutable<Fields> = { -readonly [Key in keyof Fields]: Fields[Key] };
type CaseShare = Extract<Formula, { family: 'case_share' }>;
export type Cut = 'strict' | 'official';

/** A count with its interval. */
export const estimateCount = (x: number): Estimate => ({
  value: x,
  ...byarInterval(x, LEVEL),
  method: x < 10 ? 'poisson_exact' : 'byar',
  n: x,
  nEff: null,
  flags: [],
});

/** A share of cases with its interval. */
export const estimateShare = (x: number, n: number): Estimate => {
  const interval = wilsonInterval(x, n, LEVEL);
  if (!interval) return nothing();
  const { lower, upper } = interval;
  return { value: x / n, lower, upper, method: 'wilson', n, nEff: n, flags: [] };
};

const numerator = (formula: CaseShare, cells: CaseCells, cut: Cut): number =>
  countOf(cells, cut === 'official' && formula.official ? formula.official : formula.numerator);

/**
 * A rate over cases; beside it the rate by either cut, where they differ in what they count; with bounds, what it would
 * be if everybody without an answer had said no, or yes.
 */
export const estimateCaseShare = (formula: CaseShare, cells: CaseCells, cut: Cut): Estimate => {
  const x = numerator(formula, cells, cut);
  const known = countOf(cells, formula.denominator);
  if (known === 0) return nothing();
  const estimate: Mutable<Estimate> = estimateShare(x, known);
  if (formula.official)
    estimate.beside = {
      strict_value: countOf(cells, formula.numerator) / known,
      official_value: countOf(cells, formula.official) / known,
    };
  if (formula.bounds) {
    const everybody = countOf(cells, formula.bounds.reached) + countOf(cells, formula.bounds.unreached);
    estimate.boundLower = x / everybody;
    estimate.boundUpper = (x + everybody - known) / everybody;
  }
  return estimate;
};

/** Difference of two shares: Newcombe’s hybrid score interval, two-proportion z test. */
export const differShares = (a: Estimate, b: Estimate): Difference => {
  if (a.value === null || b.value === null || !a.nEff || !b.nEff) return noDifference;
  const [x1, x2] = [a.value * a.nEff, b.value * b.nEff];
  const difference = newcombeDifference(x1, a.nEff, x2, b.nEff, LEVEL);
  return difference ? { ...difference, p: twoProportionP(x1, a.nEff, x2, b.nEff) } : noDifference;
};

/** Difference of two counts over exposures of given length: exact conditional Poisson test. */
export const differCounts = (a: Estimate, b: Estimate, exposure: { a: number; b: number }): Difference => {
  if (a.value === null || b.value === null) return noDifference;
  const ratio = exposure.a / exposure.b;
  const difference = a.value - b.value * ratio;
  return {
    difference,
    ...normalInterval(difference, Math.sqrt(a.value + b.value * ratio ** 2), LEVEL),
    p: poissonRatioP(a.value, b.value, exposure.a, exposure.b),
  };
};
