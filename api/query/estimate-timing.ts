import type { TimingCells } from './cells.ts';
import { totalOf, type DayCounts } from './day-counts.ts';
import { estimateCount, estimateShare } from './estimate-cases.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import {
  binomialQuantile,
  logRankOfTwo,
  survivalQuantileOf,
  type CountsByTime,
  type Course,
  type SurvivalCount,
} from '../stats/index.ts';

/** Closed by the due date, out of closed with one and open past theirs. */
export const estimateOnTime = (cells: TimingCells): Estimate =>
  estimateShare(cells.nOnTime, cells.nDueClosed + cells.nOverdue);

/** Closed, out of closed and open. */
export const estimateClosed = (cells: TimingCells): Estimate => {
  const closed = totalOf(cells.closed);
  return estimateShare(closed, closed + totalOf(cells.open));
};

/** Open cases, of an age in whole days between two ends, both included. */
export const estimateBacklog = (
  cells: TimingCells,
  age: readonly [number, number | null] | null = null,
): Estimate => {
  const [from, to] = age ?? [0, null];
  const { days, ns } = cells.open;
  return estimateCount(
    ns.reduce((sum, n, i) => {
      const day = days[i] as number;
      return day >= from && (to === null || day <= to) ? sum + n : sum;
    }, 0),
  );
};

/** Median age of open cases in whole days; the interval by the binomial distribution of its rank. */
export const estimateBacklogAge = (cells: TimingCells): Estimate => {
  const n = totalOf(cells.open);
  if (n === 0) return nothing();
  const { days, ns } = cells.open;
  const atRank = (rank: number): number => {
    let seen = 0;
    for (const [i, count] of ns.entries()) if ((seen += count) >= rank) return days[i] as number;
    return days.at(-1) ?? 0;
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
export const survivalOf = ({ closed, open }: TimingCells): SurvivalCount[] => {
  const counts: SurvivalCount[] = [];
  const [nClosed, nOpen] = [closed.days.length, open.days.length];
  let [i, j] = [0, 0];
  while (i < nClosed || j < nOpen) {
    const ended = i < nClosed ? (closed.days[i] as number) : Infinity;
    const going = j < nOpen ? (open.days[j] as number) : Infinity;
    const time = ended < going ? ended : going;
    counts.push({
      time,
      events: ended === time ? (closed.ns[i++] as number) : 0,
      censored: going === time ? (open.ns[j++] as number) : 0,
    });
  }
  return counts;
};

const byTime = ({ days, ns }: DayCounts): CountsByTime => ({ times: days, counts: ns });
const courseOf = ({ closed, open }: TimingCells): Course => ({ ended: byTime(closed), going: byTime(open) });

/** Days until a share of the cases is closed; "not reached" is a value of its own. */
export const estimateDays = (cells: TimingCells, quantile: number): Estimate => {
  const n = totalOf(cells.closed) + totalOf(cells.open);
  if (n === 0) return nothing();
  const { ended, going } = courseOf(cells);
  const { value, lower, upper } = survivalQuantileOf(ended, going, LEVEL, quantile);
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
    p: logRankOfTwo(courseOf(a.cells), courseOf(b.cells)),
  };
};
