import type { SurveyDesign } from './design.ts';
import { designVariance } from './design-variance.ts';
import { observe, type Answers } from './observed.ts';

/**
 * Ratio of two totals over the respondents who have both, with the standard error of w(y − r·x)/Σwx (R's `svyratio`).
 * @returns null when nobody has both, or the denominator is zero.
 */
export const surveyRatio = (
  design: SurveyDesign,
  numerator: Answers,
  denominator: Answers,
): { readonly ratio: number; readonly se: number } | null => {
  const both = (of: Answers, other: Answers): Answers =>
    of.map((answer, row) => (other[row] === null || other[row] === undefined ? null : answer));
  const top = both(numerator, denominator);
  const bottom = both(denominator, numerator);
  const above = observe(design, top);
  const below = observe(design, bottom);
  if (above === null || below === null || below.weightedSum === 0) return null;
  const ratio = above.weightedSum / below.weightedSum;
  const influence = top.map((answer, row) =>
    answer === null
      ? 0
      : ((design.weights[row] as number) * (answer - ratio * (bottom[row] as number))) / below.weightedSum,
  );
  return { ratio, se: Math.sqrt(designVariance(design, influence)) };
};
