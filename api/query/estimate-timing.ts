import type { TimingCells } from './cells.ts';
import { estimateCount, estimateShare } from './estimate-cases.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import {
  binomialQuantile,
  kaplanMeier,
  logRank,
  survivalQuantile,
  type SurvivalCount,
} from '../stats/index.ts';

/** Closed by the due date, out of closed with one and open past theirs. */
export const estimateOnTime = (cells: TimingCells): Estimate =>
  estimateShare(cells.nOnTime, cells.nDueClosed + cells.nOverdue);

const total = (counts: Iterable<readonly [number, number]>): number => {
  let sum = 0;
  for (const [, n] of counts) sum += n;
  return sum;
};

/** Closed, out of closed and open. */
export const estimateClosed = (cells: TimingCells): Estimate => {
  const closed = total(cells.closed);
  return estimateShare(closed, closed + total(cells.open));
};

/** Open cases, of an age in whole days between two ends, both included. */
export const estimateBacklog = (
  cells: TimingCells,
  age: readonly [number, number | null] | null = null,
): Estimate => {
  const [from, to] = age ?? [0, null];
  return estimateCount(
    total([...cells.open].filter(([days]) => days >= from && (to === null || days <= to))),
  );
};

/** Median age of open cases in whole days; the interval by the binomial distribution of its rank. */
export const estimateBacklogAge = (cells: TimingCells): Estimate => {
  const n = total(cells.open);
  if (n === 0) return nothing();
  const ages = [...cells.open].sort(([a], [b]) => a - b);
  const atRank = (rank: number): number => {
    let seen = 0;
    for (const [days, count] of ages) if ((seen += count) >= rank) return days;
    return ages.at(-1)?.[0] ?? 0;
  };
  const low = binomialQuantile((1 - LEVEL) / 2, n, 0.5);
  return {
    value: (atRank(Math.ceil(n / 2)) + atRank(Math.floor(n / 2) + 1)) / 2,
    ...(low < 1 ? { lower: null, upper: null } : { lower: atRank(low), upper: atRank(n + 1 - low) }),
    method: 'binomial_rank',
    n,
    nEff: n,
    flags: [],
  };
};

/** Ended and still going by whole days, in order: so they need no sorting again. */
export const survivalOf = (cells: TimingCells): SurvivalCount[] => {
  const times = new Set(cells.closed.keys());
  for (const time of cells.open.keys()) times.add(time);
  return Array.from(Float64Array.from(times).sort(), (time) => ({
    time,
    events: cells.closed.get(time) ?? 0,
    censored: cells.open.get(time) ?? 0,
  }));
};

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
