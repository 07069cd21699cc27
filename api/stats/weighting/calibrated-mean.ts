import { StatisticsError, type Interval } from '../interval.ts';
import { solve } from '../solve.ts';
import { designDegrees, type SurveyDesign } from '../survey/design.ts';
import { designVariance } from '../survey/design-variance.ts';
import { observe, soleAnswer, type Answers } from '../survey/observed.ts';
import { designInterval, meanInfluence } from '../survey/survey-mean.ts';
import type { Margin } from './margin.ts';
import { columnSums, crossProducts, marginColumns, predict } from './margin-columns.ts';

/**
 * Mean under calibrated weights. Its error comes from what the margins do not explain: the influences' residuals after
 * a regression on the margins (Deville & Särndal 1992, §3.4). The regression counts each respondent by `regression`:
 * their base weights for calibration and post-stratification, 1 each for raking (the choices of R's survey).
 * @param design the sample with its calibrated weights, all positive.
 * @returns null when nobody answered.
 * @throws StatisticsError when margins repeat each other, so that they explain nothing apart.
 */
export const calibratedMean = (
  design: SurveyDesign,
  answers: Answers,
  margins: readonly Margin[],
  regression: readonly number[],
  level: number,
): { readonly mean: number; readonly se: number; readonly interval: Interval | null } | null => {
  const seen = observe(design, answers);
  if (seen === null) return null;
  const sole = soleAnswer(design, answers);
  if (sole !== null) return { mean: sole, se: 0, interval: null };
  const mean = seen.weightedSum / seen.sumWeights;
  const perWeight = meanInfluence(design, answers, mean, seen.sumWeights).map((influence, i) =>
    influence === 0 ? 0 : influence / (design.weights[i] as number),
  );
  const columns = marginColumns(margins);
  const coefficients = solve(
    crossProducts(columns, regression),
    columnSums(
      columns,
      perWeight.map((value, i) => value * (regression[i] as number)),
    ),
  );
  if (coefficients === null) throw new StatisticsError('the margins repeat each other');
  const explained = predict(columns, coefficients);
  const residuals = perWeight.map(
    (value, i) => (value - (explained[i] as number)) * (design.weights[i] as number),
  );
  const se = Math.sqrt(designVariance(design, residuals));
  return { mean, se, interval: designInterval(mean, se, designDegrees(design), level) };
};
