import { tTwoSided } from '../distributions.ts';
import type { Interval } from '../interval.ts';
import { designDegrees, type SurveyDesign } from './design.ts';
import { designVariance } from './design-variance.ts';
import { observe, type Answers } from './observed.ts';
import { designInterval, meanInfluence } from './survey-mean.ts';

/** Difference of the means of two groups of one sample. */
export interface SurveyDifference {
  readonly difference: number;
  readonly se: number;
  /** Units less strata, less one for the second mean. */
  readonly df: number;
  readonly t: number | null;
  readonly p: number | null;
  readonly interval: Interval | null;
}

/**
 * Mean where `isIn` holds less the mean where it does not, with the design's standard error: the same as the slope of a
 * regression on the group (R's `svyttest`). A respondent whose group is null is in neither.
 * @returns null when a group has no answer; t, p and interval are null without spread or degrees of freedom.
 */
export const surveyDifference = (
  design: SurveyDesign,
  answers: Answers,
  isIn: readonly (boolean | null)[],
  level: number,
): SurveyDifference | null => {
  const side = (wanted: boolean): Answers =>
    answers.map((answer, row) => (isIn[row] === wanted ? answer : null));
  const [inside, outside] = [side(true), side(false)];
  const [one, other] = [observe(design, inside), observe(design, outside)];
  if (one === null || other === null) return null;
  const means = [one.weightedSum / one.sumWeights, other.weightedSum / other.sumWeights] as const;
  const difference = means[0] - means[1];
  const plus = meanInfluence(design, inside, means[0], one.sumWeights);
  const minus = meanInfluence(design, outside, means[1], other.sumWeights);
  const se = Math.sqrt(
    designVariance(
      design,
      plus.map((each, row) => each - (minus[row] as number)),
    ),
  );
  const df = designDegrees(design) - 1;
  const interval = designInterval(difference, se, df, level);
  const t = interval === null ? null : difference / se;
  return { difference, se, df, t, p: t === null ? null : tTwoSided(t, df), interval };
};
