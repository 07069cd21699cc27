import type { Session } from '../../etl/warehouse/session.ts';
import type { Metric } from '../metrics/metric.ts';
import {
  addCaseCells,
  addRatingCells,
  addTimingCells,
  emptyCaseCells,
  emptyRatingCells,
  emptyTimingCells,
  type CaseCells,
  type RatedCell,
  type RatingCells,
  type TimingCells,
} from './cells.ts';
import {
  differCounts,
  differDays,
  differShares,
  estimateBacklog,
  estimateCaseShare,
  estimateClosed,
  estimateCount,
  estimateDays,
  estimateOnTime,
} from './estimate-cases.ts';
import {
  differMeans,
  differNets,
  estimateMean,
  estimateNet,
  estimateRatingShare,
  isExtreme,
} from './estimate-ratings.ts';
import type { Difference, Estimate } from './estimate.ts';
import {
  fetchCaseCells,
  fetchRatingCells,
  fetchSenseCells,
  fetchTimingCells,
  type Fetched,
} from './fetch-cells.ts';
import type { Selection } from './plan.ts';
import { chooseRatings, type KnownInstrument } from './rating-choice.ts';
import type { ValidRequest } from './request.ts';

/** What a question needs to know of the warehouse before it is asked. */
export interface QueryContext {
  readonly session: Session;
  readonly instruments: readonly KnownInstrument[];
  /** Last day on which anything happened in a complaint source; null without complaints. */
  readonly lastCaseDay: string | null;
  readonly hasCases: boolean;
}

export interface Sided<Cells> {
  readonly estimate: Estimate;
  readonly cells: Cells;
}

/** How one metric is read, added up, estimated and compared. Cells are additive; everything else is divided last. */
export interface Measure<Cells> {
  fetch(selection: Selection): Promise<Fetched<Cells>>;
  empty(): Cells;
  add(into: Cells, from: Cells, sign?: 1 | -1): Cells;
  estimate(cells: Cells): Estimate;
  differ(a: Sided<Cells>, b: Sided<Cells>, exposure: { a: number; b: number }): Difference;
  /** False where these cells show that the data cannot answer the metric at all. */
  available(cells: Cells): boolean;
  readonly note: string | null;
}

const caseMeasure = (
  context: QueryContext,
  more: Pick<Measure<CaseCells>, 'estimate' | 'differ' | 'available'>,
): Measure<CaseCells> => ({
  fetch: (selection) => fetchCaseCells(context.session, selection),
  empty: emptyCaseCells,
  add: addCaseCells,
  note: null,
  ...more,
});

const timingMeasure = (
  context: QueryContext,
  more: Pick<Measure<TimingCells>, 'estimate' | 'differ'>,
  available: (cells: TimingCells) => boolean = (cells) => cells.closed.size > 0,
): Measure<TimingCells> => ({
  fetch: (selection) => fetchTimingCells(context.session, selection, context.lastCaseDay),
  empty: emptyTimingCells,
  add: addTimingCells,
  note: null,
  available,
  ...more,
});

const ratingMeasure = (
  context: QueryContext,
  request: ValidRequest,
  metric: Metric,
  more: Pick<Measure<RatingCells>, 'estimate' | 'differ'>,
): Measure<RatingCells> => {
  const { choice, note } = chooseRatings(metric.formula, request, context.instruments);
  return {
    fetch: (selection) => fetchRatingCells(context.session, selection, choice, !request.unweighted),
    empty: emptyRatingCells,
    add: addRatingCells,
    available: (cells) => cells.rated.size > 0,
    note,
    ...more,
  };
};

/** Hands the measure of a metric to `use`. */
export const withMeasure = <Result>(
  metric: Metric,
  request: ValidRequest,
  context: QueryContext,
  use: <Cells>(measure: Measure<Cells>) => Result,
): Result => {
  const { formula } = metric;
  const shares = <Cells>(a: Sided<Cells>, b: Sided<Cells>): Difference =>
    differShares(a.estimate, b.estimate);
  const counts = <Cells>(a: Sided<Cells>, b: Sided<Cells>, exposure: { a: number; b: number }): Difference =>
    differCounts(a.estimate, b.estimate, exposure);
  const scaleOf = (instrument: string) =>
    context.instruments.find((known) => known.instrument === instrument)?.scale;
  const extreme =
    (end: 'best' | 'worst') =>
    (cell: RatedCell): boolean =>
      isExtreme(scaleOf(cell.instrument), cell.point, end);

  switch (formula.family) {
    case 'case_count':
      return use(
        caseMeasure(context, {
          estimate: (cells) => estimateCount(cells[formula.count]),
          differ: counts,
          available: () => context.hasCases,
        }),
      );
    case 'case_share':
      return use(
        caseMeasure(context, {
          estimate: (cells) => estimateCaseShare(formula, cells, request.cut),
          differ: shares,
          available: (cells) => cells[formula.available] > 0,
        }),
      );
    case 'on_time':
      return use(
        timingMeasure(
          context,
          { estimate: estimateOnTime, differ: shares },
          (cells) => cells.nDueClosed + cells.nOverdue > 0,
        ),
      );
    case 'closed_share':
      return use(timingMeasure(context, { estimate: estimateClosed, differ: shares }));
    case 'backlog':
      return use(timingMeasure(context, { estimate: estimateBacklog, differ: counts }));
    case 'days_to_close':
      return use(
        timingMeasure(context, {
          estimate: (cells) => estimateDays(cells, formula.quantile),
          differ: (a, b) => differDays(a, b),
        }),
      );
    case 'rating_mean':
      return use(
        ratingMeasure(context, request, metric, {
          estimate: estimateMean,
          differ: (a, b) => differMeans(a.cells, b.cells),
        }),
      );
    case 'rating_share': {
      const end = formula.best === null ? 'worst' : 'best';
      return use(
        ratingMeasure(context, request, metric, {
          estimate: (cells) => estimateRatingShare(cells, extreme(end)),
          differ: shares,
        }),
      );
    }
    case 'rating_net':
      return use(
        ratingMeasure(context, request, metric, {
          estimate: (cells) => estimateNet(cells, extreme('best'), extreme('worst'), 0),
          differ: (a, b) => differNets(a.estimate, b.estimate),
        }),
      );
    case 'nps':
      return use(
        ratingMeasure(context, request, metric, {
          estimate: (cells) =>
            estimateNet(
              cells,
              (cell) => cell.point >= 9,
              (cell) => cell.point <= 6,
              1,
            ),
          differ: (a, b) => differNets(a.estimate, b.estimate),
        }),
      );
    case 'sense':
      return use<RatingCells>({
        fetch: (selection) => fetchSenseCells(context.session, selection, formula.sense, !request.unweighted),
        empty: emptyRatingCells,
        add: addRatingCells,
        estimate: estimateMean,
        differ: (a, b) => differMeans(a.cells, b.cells),
        available: (cells) => cells.rated.size > 0,
        note: null,
      });
  }
};
