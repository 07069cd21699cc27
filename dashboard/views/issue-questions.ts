import type { Dimension } from '../../api/contract/dimensions.ts';
import type { Member, Summary } from '../../api/contract/summary.ts';
import type { Question } from '../data/question.ts';
import type { Chosen } from './overview-questions.ts';

const RANKED = [
  'satisfaction_rate',
  'resolution_rate',
  'response_rate',
  'on_time_rate',
  'days_to_close',
  'repeat_rate',
  'volume',
] as const;

/** The three steps from an opened case to a content citizen, in their order. */
export const STEPS = ['closed_share', 'fixed_share', 'satisfied_share'] as const;
/** When half of the cases are closed, and when nine in ten. */
export const TIMES = ['days_to_close', 'days_to_close_p90'] as const;
const ANSWERS = ['satisfaction_mean', 'top2', 'bottom2'] as const;

/** Metrics that issues can be ranked by; of a survey its questions stand in for issues. */
export const rankedMetrics = (summary: Summary): string[] => {
  const found = RANKED.filter((metric) => summary.metrics.includes(metric));
  return found.length > 0 ? found : summary.metrics.filter((metric) => metric === 'satisfaction_mean');
};

/** Groups of issues; the issues of a group once groups are chosen, or where there are no groups; else questions. */
export const issueDimension = (
  metric: string,
  chosen: Chosen,
  members: (dimension: 'issue_group' | 'issue') => readonly Member[],
): Dimension => {
  if (metric === 'satisfaction_mean') return 'item';
  const named = members('issue_group').filter((member) => member.value !== null && member.value !== '');
  return named.length > 1 && !chosen.where.issue_group ? 'issue_group' : 'issue';
};

/** One metric, issue by issue, against the compared period. */
export const rankedQuestion = (metric: string, by: Dimension, chosen: Chosen): Question => ({
  metrics: [metric],
  by: [by],
  ...chosen.days,
  where: by === 'item' ? { ...chosen.where, kind: ['survey'] } : chosen.where,
  compare: chosen.compare,
});

/** Several metrics of complaints, issue by issue; null when the data cannot answer any of them. */
export const byIssueQuestion = (
  metrics: readonly string[],
  by: Dimension,
  summary: Summary,
  chosen: Chosen,
): Question | null => {
  const known = metrics.filter((metric) => summary.metrics.includes(metric));
  return known.length === 0 || by === 'item'
    ? null
    : { metrics: known, by: [by], ...chosen.days, where: chosen.where };
};

/** How each question of the survey was answered; null without one. */
export const answersQuestion = (summary: Summary, chosen: Chosen): Question | null => {
  if (!summary.sources.some((source) => source.kind === 'survey') || !summary.metrics.includes('top2'))
    return null;
  const { issue: _i, issue_group: _g, ...where } = chosen.where;
  return {
    metrics: ANSWERS.filter((metric) => summary.metrics.includes(metric)),
    by: ['item'],
    ...chosen.days,
    where: { ...where, kind: ['survey'] },
  };
};
