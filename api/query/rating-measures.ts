import type { Formula, Metric } from '../metrics/metric.ts';
import { errorAgainst } from './against.ts';
import { SHARE } from './case-measures.ts';
import { addRatingCells, emptyRatingCells, type RatedCell, type RatingCells } from './cells.ts';
import {
  differByError,
  differMeans,
  estimateMean,
  estimateNet,
  estimateRatingShare,
  isCounted,
} from './estimate-ratings.ts';
import { fetchRatingCells, sourcesOf, type RatingChoice } from './fetch-ratings.ts';
import { fetchRespondentMeans, fetchSenseCells } from './fetch-respondents.ts';
import type { Measure, QueryContext } from './measure.ts';
import { chooseBattery, chooseRatings } from './rating-choice.ts';
import type { ValidRequest } from './request.ts';
import { addSenseCells, cronbachAlpha, emptySenseCells, type SenseCells } from './sense-cells.ts';

type Of<Family extends Formula['family']> = Extract<Formula, { family: Family }>;
type Compared = Pick<Measure<RatingCells>, 'estimate' | 'differ' | 'against'>;

/** What is to be said of an answer, with how its answers were weighted to the population. */
const noteWith = (
  note: string | null,
  request: ValidRequest,
  { held }: QueryContext,
  choice: RatingChoice = { kind: 'survey', instruments: null },
): string | null => {
  if (request.unweighted || !held.raked || choice.kind === 'complaints') return note;
  const sources = sourcesOf(choice, held);
  const weighting = held.raked.notes.filter(({ source }) => sources === null || sources.has(source));
  return [...(note === null ? [] : [note]), ...weighting.map((each) => each.note)].join(' ') || null;
};

const onRatings = (
  metric: Metric,
  context: QueryContext,
  request: ValidRequest,
  compared: Compared,
): Measure<RatingCells> => {
  const { choice, note } = chooseRatings(metric.formula, request, context.held.instruments);
  return {
    fetch: (selection) => fetchRatingCells(context.session, selection, choice, !request.unweighted),
    empty: emptyRatingCells,
    add: addRatingCells,
    available: (cells) => cells.rated.size > 0,
    note: noteWith(note, request, context, choice),
    ...compared,
  };
};

const MEAN: Compared = {
  estimate: estimateMean,
  differ: (a, b) => differMeans(a.cells, b.cells),
  against: ({ estimate }, target) => errorAgainst(estimate, target, 'student'),
};

const net = (estimate: Compared['estimate']): Compared => ({
  estimate,
  differ: (a, b) => differByError(a.estimate, b.estimate),
  against: (side, target) => errorAgainst(side.estimate, target, 'normal'),
});

/** Whether an answer is counted, by the scale it was given on. */
const counting = (
  context: QueryContext,
  counted: Of<'rating_share'>['counted'],
): ((cell: RatedCell) => boolean) => {
  const scales = new Map(context.held.instruments.map(({ instrument, scale }) => [instrument, scale]));
  return (cell) => isCounted(scales.get(cell.instrument), cell.point, counted);
};

export const meanMeasure = (metric: Metric, context: QueryContext, request: ValidRequest) =>
  onRatings(metric, context, request, MEAN);

export const ratingShareMeasure = (
  metric: Metric,
  formula: Of<'rating_share'>,
  context: QueryContext,
  request: ValidRequest,
): Measure<RatingCells> => {
  const counts = counting(context, formula.counted);
  const strict = counting(context, 'two_best');
  return onRatings(metric, context, request, {
    estimate: (cells) => {
      const estimate = estimateRatingShare(cells, counts, formula.withDontKnow);
      if (formula.counted !== 'official') return estimate;
      return {
        ...estimate,
        beside: {
          strict_value: estimateRatingShare(cells, strict).value,
          official_value: estimate.value,
        },
      };
    },
    ...SHARE,
  });
};

export const netMeasure = (metric: Metric, context: QueryContext, request: ValidRequest) =>
  onRatings(
    metric,
    context,
    request,
    net((cells) => estimateNet(cells, counting(context, 'two_best'), counting(context, 'two_worst'), 0)),
  );

export const npsMeasure = (metric: Metric, context: QueryContext, request: ValidRequest) =>
  onRatings(
    metric,
    context,
    request,
    net((cells) =>
      estimateNet(
        cells,
        (cell) => cell.point >= 9,
        (cell) => cell.point <= 6,
        1,
      ),
    ),
  );

export const senseMeasure = (
  metric: Metric,
  formula: Of<'sense'>,
  context: QueryContext,
  request: ValidRequest,
): Measure<SenseCells> => ({
  fetch: (selection) => fetchSenseCells(context.session, selection, formula.sense, !request.unweighted),
  empty: emptySenseCells,
  add: addSenseCells,
  estimate: (cells) => ({ ...estimateMean(cells.means), beside: { alpha: cronbachAlpha(cells) } }),
  differ: (a, b) => differMeans(a.cells.means, b.cells.means),
  against: ({ estimate }, target) => errorAgainst(estimate, target, 'student'),
  available: (cells) => cells.means.rated.size > 0,
  note: noteWith(null, request, context),
  absent: `${metric.label.en} (${metric.id}): not measured, no survey item is mapped to it.`,
});

export const acsiMeasure = (context: QueryContext, request: ValidRequest): Measure<RatingCells> => {
  const battery = chooseBattery(request, context.held.instruments);
  return {
    fetch: (selection) => fetchRespondentMeans(context.session, selection, battery, !request.unweighted),
    empty: emptyRatingCells,
    add: addRatingCells,
    available: (cells) => cells.rated.size > 0,
    note: noteWith(null, request, context),
    absent:
      'Customer satisfaction index (acsi): it needs three items on 1–10 scales; name them with where item=… three times.',
    ...MEAN,
  };
};
