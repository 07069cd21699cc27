import { StatisticsError } from '../interval.ts';
import type { SurveyDesign } from './design.ts';

/** An answer per respondent; null = not answered, or outside the domain asked about. */
export type Answers = readonly (number | null)[];

export interface Observed {
  /** Respondents with an answer and a positive weight. */
  readonly n: number;
  readonly sumWeights: number;
  readonly sumSquaredWeights: number;
  readonly weightedSum: number;
}

/** Whether a respondent has an answer that counts. */
export const counts = (design: SurveyDesign, answer: number | null | undefined, row: number): boolean =>
  answer !== null && answer !== undefined && (design.weights[row] as number) > 0;

/**
 * Sums over the answers that are there.
 * @returns null when there is none.
 * @throws StatisticsError when the answers do not match the design's respondents.
 */
export const observe = (design: SurveyDesign, answers: Answers): Observed | null => {
  if (answers.length !== design.weights.length)
    throw new StatisticsError(`${answers.length} answers do not match ${design.weights.length} respondents`);
  let [n, sumWeights, sumSquaredWeights, weightedSum] = [0, 0, 0, 0];
  for (const [row, answer] of answers.entries()) {
    if (answer === null || !counts(design, answer, row)) continue;
    const weight = design.weights[row] as number;
    n += 1;
    sumWeights += weight;
    sumSquaredWeights += weight * weight;
    weightedSum += weight * answer;
  }
  return n === 0 ? null : { n, sumWeights, sumSquaredWeights, weightedSum };
};

/** The one answer everybody gave, or null when they differ or nobody answered. */
export const soleAnswer = (design: SurveyDesign, answers: Answers): number | null => {
  const given = answers.filter((answer, row) => counts(design, answer, row));
  const [first = null] = given;
  return given.every((answer) => answer === first) ? first : null;
};
