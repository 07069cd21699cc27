import { redactText } from '../../etl/clean/redact.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Action, PublishedAction, PublishedActions } from '../contract/actions.ts';
import { answerFrom } from '../publish/answer.ts';
import { readPublished, type Published } from '../publish/published.ts';
import { validateRequest } from '../query/request.ts';
import { answerActions } from './answer.ts';

/** Reports by month as the publication in force has them, masked then; none where it holds no such place or issue. */
const monthsOf = (published: Published | null, action: Action): PublishedAction['months'] => {
  if (!published) return [];
  const level = published.entry.issue_level;
  const issue = level === 'issue' ? action.issue : action.issue_group;
  if (issue === null) return [];
  try {
    const request = validateRequest({
      metrics: ['volume'],
      by: ['month'],
      audience: 'public',
      where: { [level]: [issue], ...(action.districts.length > 0 ? { district: action.districts } : {}) },
    });
    return answerFrom(published, request).rows.map(({ month, value, suppressed }) => ({
      month: String(month),
      n: value,
      suppressed,
    }));
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
};

const toPublic = (published: Published | null, action: Action): PublishedAction => ({
  action_id: action.action_id,
  district: action.district,
  districts: action.districts,
  issue: action.issue,
  issue_group: action.issue_group,
  owner: redactText(action.owner),
  action: redactText(action.action),
  started_on: action.started_on,
  due_on: action.due_on,
  finished_on: action.finished_on,
  state: action.state,
  reopened_since: action.reopened?.since ?? null,
  possible_on: action.judgement.possible_on,
  verdict: action.judgement.verdict,
  months: monthsOf(published, action),
});

/**
 * What the public is told: the actions an analyst published, each with its verdict as a word, and beside it only numbers
 * that were masked and published for everybody. Verdicts follow the people: they are of today, not of the day of publishing.
 */
export const answerPublishedActions = (session: Session): Promise<PublishedActions> =>
  session.transaction(async () => {
    const { as_of, actions } = await answerActions(session);
    const published = await readPublished(session, ['volume']);
    return {
      as_of,
      published_at: published?.entry.published_at ?? null,
      notes: published ? [] : ['No numbers have been published.'],
      actions: actions.filter((action) => action.published).map((action) => toPublic(published, action)),
    };
  });
