import { StatisticsError } from '../interval.ts';
import { designDegrees, type SurveyDesign } from './design.ts';
import { surveyMean, type SurveyMean } from './survey-mean.ts';
import type { Answers } from './observed.ts';

export interface DomainMean {
  readonly group: string;
  /** Units less strata among the domain's respondents; few say that the interval is optimistic. */
  readonly domainDf: number;
  /** null when nobody in the domain answered. */
  readonly estimate: SurveyMean | null;
}

/** Groups in order of name; a respondent without a group is in none. */
export const groupNames = (groups: readonly (string | null)[]): string[] =>
  [...new Set(groups.filter((group) => group !== null))].sort();

/** Answers of one group; the others' are set aside, their place in the design is kept. */
export const answersOf = (answers: Answers, groups: readonly (string | null)[], group: string): Answers =>
  answers.map((answer, row) => (groups[row] === group ? answer : null));

/**
 * Mean of each group as a domain of the whole design, not of a design built from its rows alone: which respondents fall
 * into it is itself chance (R's `svyby`).
 * @throws StatisticsError when groups and answers differ in number.
 */
export const surveyDomainMeans = (
  design: SurveyDesign,
  answers: Answers,
  groups: readonly (string | null)[],
  level: number,
): DomainMean[] => {
  if (groups.length !== answers.length)
    throw new StatisticsError(`${groups.length} groups do not match ${answers.length} answers`);
  return groupNames(groups).map((group) => ({
    group,
    domainDf: designDegrees(design, (row) => groups[row] === group),
    estimate: surveyMean(design, answersOf(answers, groups, group), level),
  }));
};

/** Share of each answer of a nominal question (R's `svymean` of a factor). */
export const surveyDistribution = (
  design: SurveyDesign,
  answers: readonly (string | null)[],
  level: number,
): { readonly answer: string; readonly share: SurveyMean | null }[] =>
  groupNames(answers).map((answer) => ({
    answer,
    share: surveyMean(
      design,
      answers.map((each) => (each === null ? null : each === answer ? 1 : 0)),
      level,
    ),
  }));
