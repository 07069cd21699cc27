import type { Barometer } from '../../api/barometer.ts';
import { listMembers } from '../../api/query/members.ts';
import { readSummary } from '../../api/query/summary.ts';
import { questionPath } from '../../dashboard/data/question.ts';
import { viewQuestions } from './view-questions.ts';

/** What the views ask about a year, as the page asks it. */
export const viewPaths = async (barometer: Pick<Barometer, 'read'>): Promise<string[]> => {
  const questions = await barometer.read(async (session) => {
    const summary = await readSummary(session);
    const members = {
      issue_group: await listMembers(session, 'issue_group'),
      issue: await listMembers(session, 'issue'),
    };
    return viewQuestions(summary, (dimension) => members[dimension], {
      days: { from: '2025-11-01', to: '2026-10-31' },
      compare: 'last_year',
      where: {},
    });
  });
  const paths = questions.flatMap((part) => part.questions.map((question) => questionPath(question)));
  return ['/summary', '/metrics', ...paths].map((path) => `/api/v1${path}`);
};
