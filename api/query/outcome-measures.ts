import type { Formula } from '../metrics/metric.ts';
import { errorAgainst } from './against.ts';
import { SHARE } from './case-measures.ts';
import { declaredOf } from './declared.ts';
import {
  estimateComposite,
  estimateExclusionGap,
  estimateFunnelStep,
  estimateRevisionGap,
} from './estimate-outcomes.ts';
import { differByError } from './estimate-ratings.ts';
import type { Estimate } from './estimate.ts';
import type { Measure, QueryContext } from './measure.ts';
import { fetchOutcomeCells } from './fetch-outcomes.ts';
import { addOutcomeCells, emptyOutcomeCells, type OutcomeCells } from './outcome-cells.ts';
import type { ValidRequest } from './request.ts';

const onOutcomes = (
  { session }: QueryContext,
  rest: Omit<Measure<OutcomeCells>, 'fetch' | 'empty' | 'add' | 'note'>,
): Measure<OutcomeCells> => ({
  fetch: (selection) => fetchOutcomeCells(session, selection),
  empty: emptyOutcomeCells,
  add: addOutcomeCells,
  note: null,
  ...rest,
});

/** Numbers with a standard error of their own. */
const BY_ERROR = {
  differ: (a: { estimate: Estimate }, b: { estimate: Estimate }) => differByError(a.estimate, b.estimate),
  against: (side: { estimate: Estimate }, target: number) => errorAgainst(side.estimate, target, 'normal'),
};

const withEstimate = (
  context: QueryContext,
  estimate: (cells: OutcomeCells) => Estimate,
  compared: typeof BY_ERROR,
): Measure<OutcomeCells> =>
  onOutcomes(context, { estimate, ...compared, available: (cells) => estimate(cells).n > 0 });

export const funnelMeasure = (
  formula: Extract<Formula, { family: 'funnel_step' }>,
  context: QueryContext,
  request: ValidRequest,
): Measure<OutcomeCells> =>
  withEstimate(context, (cells) => estimateFunnelStep(cells, formula.step, request.cut), SHARE);

export const compositeMeasure = (context: QueryContext, request: ValidRequest): Measure<OutcomeCells> => {
  const shares = declaredOf(request).composite ?? {};
  return withEstimate(context, (cells) => estimateComposite(cells, shares, request.cut), BY_ERROR);
};

export const exclusionMeasure = (context: QueryContext, request: ValidRequest): Measure<OutcomeCells> => {
  const shares = declaredOf(request).composite ?? {};
  return withEstimate(context, (cells) => estimateExclusionGap(cells, shares, request.cut), BY_ERROR);
};

export const revisionMeasure = (context: QueryContext): Measure<OutcomeCells> =>
  withEstimate(context, estimateRevisionGap, BY_ERROR);
