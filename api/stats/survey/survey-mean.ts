import { effectiveSize } from '../weighted-mean.ts';
import { tQuantile } from '../distributions.ts';
import { checkLevel, type Interval } from '../interval.ts';
import { sum } from '../sum.ts';
import { designDegrees, type SurveyDesign } from './design.ts';
import { designVariance } from './design-variance.ts';
import { counts, observe, soleAnswer, type Answers } from './observed.ts';

/** A mean of the population a sample was drawn from. */
export interface SurveyMean {
  readonly n: number;
  readonly mean: number;
  readonly se: number;
  /** Units less strata of the whole design. */
  readonly df: number;
  /** Student's on `df`; null when the answers show no spread. */
  readonly interval: Interval | null;
  /** Kish's (Σw)²/Σw². */
  readonly nEff: number;
}

/** Weighted influence of each respondent on the mean: wᵢ(yᵢ − ȳ)/Σw, zero where there is no answer. */
export const meanInfluence = (
  design: SurveyDesign,
  answers: Answers,
  mean: number,
  sumWeights: number,
): number[] =>
  answers.map((answer, row) =>
    answer !== null && counts(design, answer, row)
      ? ((design.weights[row] as number) * (answer - mean)) / sumWeights
      : 0,
  );

/** Estimate ± t·se. @returns null without spread or without degrees of freedom: nothing is known about the error. */
export const designInterval = (estimate: number, se: number, df: number, level: number): Interval | null => {
  checkLevel(level);
  if (!(se > 0) || df < 1) return null;
  const half = tQuantile(1 - (1 - level) / 2, df) * se;
  return { lower: estimate - half, upper: estimate + half };
};

/**
 * Weighted mean with the standard error of its design (Taylor linearisation; agrees with R's `svymean`). Respondents
 * without an answer stay in the design as outside the domain.
 * @returns null when nobody answered.
 */
export const surveyMean = (design: SurveyDesign, answers: Answers, level: number): SurveyMean | null => {
  checkLevel(level);
  const seen = observe(design, answers);
  if (seen === null) return null;
  const sole = soleAnswer(design, answers);
  const mean = sole ?? seen.weightedSum / seen.sumWeights;
  const se =
    sole === null
      ? Math.sqrt(designVariance(design, meanInfluence(design, answers, mean, seen.sumWeights)))
      : 0;
  const df = designDegrees(design);
  const nEff = effectiveSize({ w: seen.sumWeights, w2: seen.sumSquaredWeights });
  return { n: seen.n, mean, se, df, interval: designInterval(mean, se, df, level), nEff };
};

/** How many times the variance is that of a simple random sample of the same size. */
export interface DesignEffect {
  /** Drawn with replacement: V·n/s². */
  readonly withReplacement: number;
  /** Drawn without: the same over 1 − n/Σw. Only for weights that sum to the population. */
  readonly withoutReplacement: number | null;
}

/** Design effect of a mean (Kish 1965). @returns null for fewer than two answers or answers without spread. */
export const designEffect = (design: SurveyDesign, answers: Answers): DesignEffect | null => {
  const seen = observe(design, answers);
  if (seen === null || seen.n < 2) return null;
  const { n, sumWeights } = seen;
  const mean = seen.weightedSum / sumWeights;
  const influence = meanInfluence(design, answers, mean, sumWeights);
  const squares = influence.map((each, row) => (each === 0 ? 0 : each * ((answers[row] as number) - mean)));
  const simple = sum(squares) / (n - 1);
  if (!(simple > 0)) return null;
  const withReplacement = designVariance(design, influence) / simple;
  return {
    withReplacement,
    withoutReplacement: sumWeights > n ? withReplacement / (1 - n / sumWeights) : null,
  };
};
