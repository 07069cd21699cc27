import type { CaseCount } from '../../etl/model/rollup.ts';
import type { Formula } from '../metrics/metric.ts';
import type { CaseCells, TimingCells } from './cells.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import {
  byarInterval,
  kaplanMeier,
  logRank,
  newcombeDifference,
  normalInterval,
  poissonRatioP,
  survivalQuantile,
  twoProportionP,
  wilsonInterval,
  type SurvivalCount,
} from '../stats/index.ts';

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
const estimateShare = (x: number, n: number): Estimate => {
  const interval = wilsonInterval(x, n, LEVEL);
  return interval ? { value: x / n, ...interval, method: 'wilson', n, nEff: n, flags: [] } : nothing();
};

const numerator = (formula: CaseShare, cells: CaseCells, cut: Cut): number =>
  cells[cut === 'official' && formula.official ? formula.official : formula.numerator];

/** A rate over cases; with bounds, what it would be if everybody without an answer had said no, or yes. */
export const estimateCaseShare = (formula: CaseShare, cells: CaseCells, cut: Cut): Estimate => {
  const x = numerator(formula, cells, cut);
  const known = cells[formula.denominator];
  const estimate = estimateShare(x, known);
  if (!formula.bounds || known === 0) return estimate;
  const reached = cells[formula.bounds.reached];
  const everybody = reached + cells[formula.bounds.unreached];
  return {
    ...estimate,
    boundLower: x / everybody,
    boundUpper: (x + everybody - known) / everybody,
  };
};

/** Closed by the due date, out of closed with one and open past theirs. */
export const estimateOnTime = (cells: TimingCells): Estimate =>
  estimateShare(cells.nOnTime, cells.nDueClosed + cells.nOverdue);

const total = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + n, 0);

/** Closed, out of closed and open. */
export const estimateClosed = (cells: TimingCells): Estimate => {
  const closed = total(cells.closed);
  return estimateShare(closed, closed + total(cells.open));
};

export const estimateBacklog = (cells: TimingCells): Estimate => estimateCount(total(cells.open));

const survivalOf = (cells: TimingCells): SurvivalCount[] => [
  ...[...cells.closed].map(([time, n]) => ({ time, events: n, censored: 0 })),
  ...[...cells.open].map(([time, n]) => ({ time, events: 0, censored: n })),
];

/** Days until a share of the cases is closed; "not reached" is a value of its own. */
export const estimateDays = (cells: TimingCells, quantile: number): Estimate => {
  const n = total(cells.closed) + total(cells.open);
  if (n === 0) return nothing();
  const { value, lower, upper } = survivalQuantile(kaplanMeier(survivalOf(cells), LEVEL), quantile);
  return {
    value,
    lower,
    upper,
    method: 'kaplan_meier_loglog',
    n,
    nEff: n,
    flags: value === null ? ['not_reached'] : [],
  };
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

/** Difference of two quantiles of time to close: log-rank test over the whole curves. */
export const differDays = (
  a: { estimate: Estimate; cells: TimingCells },
  b: { estimate: Estimate; cells: TimingCells },
): Difference => {
  if (a.estimate.n === 0 || b.estimate.n === 0) return noDifference;
  const both = a.estimate.value !== null && b.estimate.value !== null;
  return {
    difference: both ? (a.estimate.value as number) - (b.estimate.value as number) : null,
    lower: null,
    upper: null,
    p: logRank([survivalOf(a.cells), survivalOf(b.cells)])?.p ?? null,
  };
};

/** The counts a case metric cannot do without. */
export const availableCount = (formula: Formula): CaseCount | null =>
  formula.family === 'case_share'
    ? formula.available
    : formula.family === 'case_count'
      ? formula.count
      : null;
