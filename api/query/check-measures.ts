import type { Formula } from '../metrics/metric.ts';
import { reportingPropensity, shareOfTwos, twoProportionP } from '../stats/index.ts';
import { shareAgainst } from './against.ts';
import { SHARE } from './case-measures.ts';
import { addTimingCells, emptyTimingCells, type TimingCells } from './cells.ts';
import { atDay, totalOf } from './day-counts.ts';
import { estimateShare } from './estimate-cases.ts';
import { LEVEL, noDifference, nothing, type Difference, type Estimate } from './estimate.ts';
import { fetchRowRate } from './fetch-row-rate.ts';
import { fetchTimingCells } from './fetch-timing.ts';
import { seal, type Measure, type QueryContext } from './measure.ts';
import { addRateCells, emptyRateCells, type RateCells } from './rate-cells.ts';
import { SAME_DAY_UNFIXED, TROUBLES } from './row-rate.ts';

type SameDay = Extract<Formula, { family: 'same_day' }>;

const sameDay = ({ session }: QueryContext): Measure<TimingCells> => ({
  ...SHARE,
  fetch: (selection) => fetchTimingCells(session, selection, { days: true, ages: false }),
  empty: emptyTimingCells,
  add: addTimingCells,
  estimate: (cells) => estimateShare(atDay(cells.closed, 0), totalOf(cells.closed)),
  available: (cells) => cells.closed.days.length > 0,
  note: null,
});

const sameDayUnfixed = ({ session }: QueryContext): Measure<RateCells> => ({
  ...SHARE,
  fetch: (selection) => fetchRowRate(session, selection, SAME_DAY_UNFIXED),
  empty: emptyRateCells,
  add: addRateCells,
  estimate: ({ x, n }) => estimateShare(x, n),
  available: (cells) => cells.known > 0,
  note: null,
});

export const sameDayMeasure = ({ unfixed }: SameDay, context: QueryContext): Measure<unknown> =>
  unfixed ? seal(sameDayUnfixed(context)) : seal(sameDay(context));

/** No value where every trouble was reported once, or every one twice: then nothing says how many went unreported. */
export const estimateReporting = ({ x, n }: RateCells): Estimate => {
  if (n === 0) return nothing();
  const found = reportingPropensity(n - x, x, LEVEL);
  const base = { method: 'zelterman_wilson', n, nEff: n };
  return found
    ? { ...base, ...found, flags: [] }
    : { ...base, value: null, lower: null, upper: null, flags: ['no_duplicates'] };
};

/** Difference of two propensities: limits by square and add (Zou & Donner 2008), the test on the shares of twos. */
const differReporting = (
  a: { readonly estimate: Estimate; readonly cells: RateCells },
  b: { readonly estimate: Estimate; readonly cells: RateCells },
): Difference => {
  const [one, two] = [a.estimate, b.estimate];
  if (one.value === null || two.value === null) return noDifference;
  const difference = one.value - two.value;
  return {
    difference,
    lower: difference - Math.hypot(one.value - (one.lower ?? 0), (two.upper ?? 1) - two.value),
    upper: difference + Math.hypot((one.upper ?? 1) - one.value, two.value - (two.lower ?? 0)),
    p: twoProportionP(a.cells.x, a.cells.n, b.cells.x, b.cells.n),
  };
};

export const reportingMeasure = ({ session }: QueryContext): Measure<RateCells> => ({
  fetch: (selection) => fetchRowRate(session, selection, TROUBLES),
  empty: emptyRateCells,
  add: addRateCells,
  estimate: estimateReporting,
  differ: differReporting,
  against: ({ estimate, cells }, target) => {
    const { p } = shareAgainst(estimateShare(cells.x, cells.n), shareOfTwos(target));
    if (estimate.value === null) return noDifference;
    const { value, lower, upper } = estimate;
    return {
      difference: value - target,
      lower: lower === null ? null : lower - target,
      upper: upper === null ? null : upper - target,
      p,
    };
  },
  available: (cells) => cells.known > 0,
  note: null,
  absent:
    'Troubles that get reported (reporting_propensity): no case has coordinates, so nobody can tell which reports mean the same trouble.',
});
