import { betaQuantile, tQuantile } from '../distributions.ts';
import type { Interval } from '../interval.ts';
import type { SurveyDesign } from './design.ts';
import { designInterval, surveyMean, type SurveyMean } from './survey-mean.ts';
import type { Answers } from './observed.ts';

/** Intervals made for shares, each on the design's degrees of freedom. */
export interface ShareIntervals {
  /** On the log-odds; R's `xlogit`, and its `logit` as far as that has converged. */
  readonly logit: Interval;
  /** p ± t·se, which may leave [0, 1]. */
  readonly plain: Interval;
  /** Clopper & Pearson's with an effective size corrected for the degrees of freedom (Korn & Graubard 1998). */
  readonly beta: Interval;
  /** On the arcsine of the root. */
  readonly arcsine: Interval;
}

const map = ({ lower, upper }: Interval, to: (value: number) => number): Interval => ({
  lower: to(lower),
  upper: to(upper),
});

const kornGraubard = (p: number, se: number, respondents: number, df: number, level: number): Interval => {
  const tail = (1 - level) / 2;
  const corrected = (tQuantile(tail, respondents - 1) / tQuantile(tail, df)) ** 2;
  const nEff = ((p * (1 - p)) / (se * se)) * corrected;
  return {
    lower: betaQuantile(tail, nEff * p, nEff * (1 - p) + 1),
    upper: betaQuantile(1 - tail, nEff * p + 1, nEff * (1 - p)),
  };
};

/**
 * Share of respondents whose answer is 1 rather than 0, with intervals made for shares (R's `svyciprop`).
 * @returns null when nobody answered; without intervals (`intervals: null`) when all gave the same answer: a width of
 * zero would claim a certainty that is not there.
 */
export const surveyShare = (
  design: SurveyDesign,
  answers: Answers,
  level: number,
): { readonly share: SurveyMean; readonly intervals: ShareIntervals | null } | null => {
  const share = surveyMean(design, answers, level);
  if (share === null) return null;
  const { mean: p, se, df, interval: plain } = share;
  if (plain === null || p <= 0 || p >= 1) return { share, intervals: null };
  const spread = p * (1 - p);
  const logOdds = designInterval(Math.log(p / (1 - p)), se / spread, df, level) as Interval;
  const angle = designInterval(Math.asin(Math.sqrt(p)), se / (2 * Math.sqrt(spread)), df, level) as Interval;
  return {
    share,
    intervals: {
      plain,
      logit: map(logOdds, (x) => 1 / (1 + Math.exp(-x))),
      beta: kornGraubard(p, se, design.weights.length, df, level),
      arcsine: map(angle, (x) => Math.sin(Math.min(Math.PI / 2, Math.max(0, x))) ** 2),
    },
  };
};
