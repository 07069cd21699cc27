import type { Formula } from '../metrics/metric.ts';
import { countAgainst, daysAgainst, errorAgainst, shareAgainst } from './against.ts';
import {
  addCaseCells,
  addTimingCells,
  countOf,
  emptyCaseCells,
  emptyTimingCells,
  type CaseCells,
  type TimingCells,
} from './cells.ts';
import { differCounts, differShares, estimateCaseShare, estimateCount, type Cut } from './estimate-cases.ts';
import {
  differDays,
  estimateBacklog,
  estimateBacklogAge,
  estimateClosed,
  estimateDays,
  estimateOnTime,
} from './estimate-timing.ts';
import { noDifference, type Estimate } from './estimate.ts';
import { fetchCaseCells } from './fetch-cases.ts';
import { fetchTimingCells } from './fetch-timing.ts';
import type { Measure, QueryContext } from './measure.ts';

type Of<Family extends Formula['family']> = Extract<Formula, { family: Family }>;
type Rest<Cells> = Omit<Measure<Cells>, 'fetch' | 'empty' | 'add' | 'note'>;

/** How shares and counts are compared, whatever cells they come from. */
export const SHARE = {
  differ: (a: { estimate: Estimate }, b: { estimate: Estimate }) => differShares(a.estimate, b.estimate),
  against: (side: { estimate: Estimate }, target: number) => shareAgainst(side.estimate, target),
};
export const COUNT = {
  differ: (a: { estimate: Estimate }, b: { estimate: Estimate }, exposure: { a: number; b: number }) =>
    differCounts(a.estimate, b.estimate, exposure),
  against: (side: { estimate: Estimate }, target: number) =>
    countAgainst(side.estimate, target, side.estimate.n),
};

const onCases = (context: QueryContext, rest: Rest<CaseCells>): Measure<CaseCells> => ({
  fetch: (selection) => fetchCaseCells(context.session, selection, context.needs.counts),
  empty: () => emptyCaseCells(context.needs.counts),
  add: addCaseCells,
  note: null,
  ...rest,
});

const onTiming = (
  context: QueryContext,
  rest: Omit<Rest<TimingCells>, 'available'>,
  available: (cells: TimingCells) => boolean = (cells) => cells.closed.days.length > 0,
): Measure<TimingCells> => ({
  fetch: (selection) => fetchTimingCells(context.session, selection, context.needs),
  empty: emptyTimingCells,
  add: addTimingCells,
  note: null,
  available,
  ...rest,
});

export const countMeasure = (formula: Of<'case_count'>, context: QueryContext): Measure<CaseCells> =>
  onCases(context, {
    estimate: (cells) => estimateCount(countOf(cells, formula.count)),
    ...COUNT,
    available: () => context.held.hasCases,
  });

export const caseShareMeasure = (
  formula: Of<'case_share'>,
  context: QueryContext,
  cut: Cut,
): Measure<CaseCells> =>
  onCases(context, {
    estimate: (cells) => estimateCaseShare(formula, cells, cut),
    ...SHARE,
    available: (cells) => countOf(cells, formula.available) > 0,
  });

export const onTimeMeasure = (context: QueryContext): Measure<TimingCells> =>
  onTiming(context, { estimate: estimateOnTime, ...SHARE }, (cells) => cells.nDueClosed + cells.nOverdue > 0);

export const closedMeasure = (context: QueryContext): Measure<TimingCells> =>
  onTiming(context, { estimate: estimateClosed, ...SHARE });

export const backlogMeasure = (formula: Of<'backlog'>, context: QueryContext): Measure<TimingCells> =>
  onTiming(context, { estimate: (cells) => estimateBacklog(cells, formula.age), ...COUNT });

/** The median age of open cases; ages of one day are no sample that another day’s could be tested against. */
export const backlogAgeMeasure = (context: QueryContext): Measure<TimingCells> =>
  onTiming(context, {
    estimate: estimateBacklogAge,
    differ: ({ estimate: a }, { estimate: b }) => ({
      ...noDifference,
      difference: a.value === null || b.value === null ? null : a.value - b.value,
    }),
    against: ({ estimate }, target) => errorAgainst(estimate, target, 'normal'),
  });

export const daysMeasure = (formula: Of<'days_to_close'>, context: QueryContext): Measure<TimingCells> =>
  onTiming(context, {
    estimate: (cells) => estimateDays(cells, formula.quantile),
    differ: (a, b) => differDays(a, b),
    against: ({ estimate, cells }, target) => daysAgainst(estimate, cells, target, formula.quantile),
  });
