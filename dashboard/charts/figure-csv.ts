import { API } from '../data/client.ts';
import { questionPath, type Question } from '../data/question.ts';

/** Where a figure's numbers are as CSV. */
export const csvOf = (question: Question | null): string | null =>
  question ? API + questionPath(question, 'csv') : null;
