import { Problem } from '../../etl/model/problem.ts';
import { METRICS, type Metric } from '../metrics/index.ts';
import type { MeanSums } from '../stats/index.ts';
import { countOf, type CaseCells, type RatedCell, type RatingCells, type TimingCells } from './cells.ts';
import { isCounted, ordered, sumsOf } from './estimate-ratings.ts';
import { totalOf } from './day-counts.ts';
import type { QueryContext } from './measure.ts';
import type { ValidRequest } from './request.ts';

/** Reads the sums of a mean from sealed cells. */
export type SumsOf = (cells: unknown) => MeanSums;

/** A share x of n as the mean of ones and zeros. */
const ofShare = (x: number, n: number): MeanSums => ({ n, w: n, w2: n, ws: x, w2s: x, w2s2: x });

const FAMILIES = [
  'case_share',
  'on_time',
  'closed_share',
  'rating_mean',
  'rating_share',
  'rating_net',
  'nps',
];

/** Metrics that are a mean over cases or answers, so that a change of theirs can be split. */
export const SPLIT_METRICS: readonly string[] = METRICS.filter(({ formula }) =>
  FAMILIES.includes(formula.family),
).map(({ id }) => id);

const refuse = (metric: Metric): never => {
  throw new Problem(
    'The change cannot be split',
    [
      {
        code: 'cannot_split',
        detail: `${metric.id} is no mean over cases or answers, so its change has no mix and rate.`,
        pointer: '/metric',
        value: metric.id,
        way_out: `Use one of: ${SPLIT_METRICS.join(', ')}.`,
      },
    ],
    400,
  );
};

const ofRatings = ({ formula }: Metric, context: QueryContext): ((cells: RatingCells) => MeanSums) | null => {
  const scales = new Map(context.held.instruments.map(({ instrument, scale }) => [instrument, scale]));
  const counted = (cell: RatedCell, which: 'two_best' | 'two_worst' | 'official'): boolean =>
    isCounted(scales.get(cell.instrument), cell.point, which);
  const overRated =
    (score: (cell: RatedCell) => number) =>
    (cells: RatingCells): MeanSums =>
      sumsOf(ordered(cells), score);
  switch (formula.family) {
    case 'rating_mean':
      return overRated((cell) => cell.score);
    case 'rating_net':
      return overRated((cell) => (counted(cell, 'two_best') ? 100 : counted(cell, 'two_worst') ? -100 : 0));
    case 'nps':
      return overRated((cell) => (cell.point >= 9 ? 100 : cell.point <= 6 ? -100 : 0));
    case 'rating_share':
      return (cells) => {
        const sums = overRated((cell) => (counted(cell, formula.counted) ? 1 : 0))(cells);
        const unsure = formula.withDontKnow ? cells.missing.get('dont_know') : undefined;
        return {
          ...sums,
          n: sums.n + (unsure?.n ?? 0),
          w: sums.w + (unsure?.w ?? 0),
          w2: sums.w2 + (unsure?.w2 ?? 0),
        };
      };
    default:
      return null;
  }
};

/** How the cells of a metric give the sums of a mean. @throws Problem for a metric that is none. */
export const meanSumsOf = (metric: Metric, request: ValidRequest, context: QueryContext): SumsOf => {
  const { formula } = metric;
  switch (formula.family) {
    case 'case_share': {
      const numerator = request.cut === 'official' && formula.official ? formula.official : formula.numerator;
      return (cells) =>
        ofShare(countOf(cells as CaseCells, numerator), countOf(cells as CaseCells, formula.denominator));
    }
    case 'on_time':
      return (cells) => {
        const { nOnTime, nDueClosed, nOverdue } = cells as TimingCells;
        return ofShare(nOnTime, nDueClosed + nOverdue);
      };
    case 'closed_share':
      return (cells) => {
        const { closed, open } = cells as TimingCells;
        return ofShare(totalOf(closed), totalOf(closed) + totalOf(open));
      };
    default: {
      const read = ofRatings(metric, context);
      return read ? (cells) => read(cells as RatingCells) : refuse(metric);
    }
  }
};
