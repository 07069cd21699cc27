import type { Dimension } from '../../api/contract/dimensions.ts';
import type { Member, Summary } from '../../api/contract/summary.ts';
import type { Question } from '../../dashboard/data/question.ts';
import {
  byIssueQuestion,
  issueDimension,
  rankedMetrics,
  rankedQuestion,
  STEPS,
  TIMES,
} from '../../dashboard/views/issue-questions.ts';
import {
  changesQuestion,
  comparableMetrics,
  matrixChoices,
  matrixQuestion,
  placesQuestion,
  pressureMetrics,
  pressureQuestion,
  ratesQuestion,
  ratingsQuestion,
  trendsQuestion,
  type Chosen,
} from '../../dashboard/views/overview-questions.ts';

export type Members = (dimension: 'issue_group' | 'issue') => readonly Member[];

/** Questions of one part of the dashboard. */
export interface Asked {
  readonly part: string;
  readonly questions: readonly Question[];
}

const some = (...questions: readonly (Question | null)[]): Question[] =>
  questions.filter((question) => question !== null);

/**
 * Everything the views ask of a warehouse when somebody has chosen `chosen`, made by the views' own functions: whatever
 * the dashboard asks, the benchmark asks.
 */
export const viewQuestions = (summary: Summary, members: Members, chosen: Chosen): Asked[] => {
  const matrices = matrixChoices(summary, members);
  const issue = (metric: string): Dimension => issueDimension(metric, chosen, members);
  return [
    { part: 'rates', questions: some(ratesQuestion(summary, chosen), ratingsQuestion(summary, chosen)) },
    {
      part: 'pressure',
      questions: pressureMetrics(summary).map((id) => pressureQuestion(id, summary, chosen)),
    },
    { part: 'matrix', questions: matrices.map((choice) => matrixQuestion(choice, summary, chosen)) },
    { part: 'changes', questions: matrices.map((choice) => changesQuestion(choice, summary, chosen)) },
    {
      part: 'districts',
      questions: comparableMetrics(summary).map((id) => placesQuestion(id, summary, chosen)),
    },
    {
      part: 'issues',
      questions: rankedMetrics(summary).map((id) => rankedQuestion(id, issue(id), chosen)),
    },
    {
      part: 'steps and times',
      questions: some(
        byIssueQuestion(STEPS, issue('volume'), summary, chosen),
        byIssueQuestion(TIMES, issue('volume'), summary, chosen),
      ),
    },
    { part: 'trends', questions: pressureMetrics(summary).map((id) => trendsQuestion(id, summary, chosen)) },
  ];
};
