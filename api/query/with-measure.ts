import type { Metric } from '../metrics/metric.ts';
import {
  backlogAgeMeasure,
  backlogMeasure,
  caseShareMeasure,
  closedMeasure,
  countMeasure,
  daysMeasure,
  onTimeMeasure,
} from './case-measures.ts';
import { reportingMeasure, sameDayMeasure } from './check-measures.ts';
import { indexMeasure } from './index-measure.ts';
import { seal, type Measure, type QueryContext } from './measure.ts';
import { compositeMeasure, exclusionMeasure, funnelMeasure, revisionMeasure } from './outcome-measures.ts';
import { clearanceMeasure, per1000Measure, repeatMeasure } from './rate-measures.ts';
import {
  acsiMeasure,
  meanMeasure,
  netMeasure,
  npsMeasure,
  ratingShareMeasure,
  senseMeasure,
} from './rating-measures.ts';
import type { ValidRequest } from './request.ts';
import { sentimentMeasure } from './sentiment-measure.ts';

/** The measure of a metric: the one place where a family of formulas becomes a way to read and estimate. */
export const measureOf = (metric: Metric, request: ValidRequest, context: QueryContext): Measure<unknown> => {
  const { formula } = metric;
  switch (formula.family) {
    case 'case_count':
      return seal(countMeasure(formula, context));
    case 'case_share':
      return seal(caseShareMeasure(formula, context, request.cut));
    case 'funnel_step':
      return seal(funnelMeasure(formula, context, request));
    case 'composite':
      return seal(compositeMeasure(context, request));
    case 'exclusion_gap':
      return seal(exclusionMeasure(context, request));
    case 'revision_gap':
      return seal(revisionMeasure(context));
    case 'on_time':
      return seal(onTimeMeasure(context));
    case 'closed_share':
      return seal(closedMeasure(context));
    case 'backlog':
      return seal(backlogMeasure(formula, context));
    case 'backlog_age':
      return seal(backlogAgeMeasure(context));
    case 'clearance':
      return seal(clearanceMeasure(context));
    case 'days_to_close':
      return seal(daysMeasure(formula, context));
    case 'repeat':
      return seal(repeatMeasure(context));
    case 'same_day':
      return sameDayMeasure(formula, context);
    case 'reporting':
      return seal(reportingMeasure(context));
    case 'per_1000':
      return seal(per1000Measure(context));
    case 'rating_mean':
      return seal(meanMeasure(metric, context, request));
    case 'rating_share':
      return seal(ratingShareMeasure(metric, formula, context, request));
    case 'rating_net':
      return seal(netMeasure(metric, context, request));
    case 'nps':
      return seal(npsMeasure(metric, context, request));
    case 'sense':
      return seal(senseMeasure(metric, formula, context, request));
    case 'acsi':
      return seal(acsiMeasure(context, request));
    case 'sentiment':
      return seal(sentimentMeasure(formula, context));
    case 'index':
      return seal(indexMeasure(request, context, measureOf));
  }
};
