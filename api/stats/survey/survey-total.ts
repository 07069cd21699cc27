import type { SurveyDesign } from './design.ts';
import { designVariance } from './design-variance.ts';
import { counts, observe, type Answers } from './observed.ts';

/** Weighted total with the design's standard error (R's `svytotal`). @returns null when nobody answered. */
export const surveyTotal = (
  design: SurveyDesign,
  answers: Answers,
): { readonly total: number; readonly se: number } | null => {
  const seen = observe(design, answers);
  if (seen === null) return null;
  const parts = answers.map((answer, row) =>
    answer !== null && counts(design, answer, row) ? (design.weights[row] as number) * answer : 0,
  );
  return { total: seen.weightedSum, se: Math.sqrt(designVariance(design, parts)) };
};
