import type { Dimension } from '../../api/contract/dimensions.ts';
import type { Member, Summary } from '../../api/contract/summary.ts';
import { analysisPath } from '../data/analysis-path.ts';
import type { Days } from '../data/filters.ts';
import type { Question, Where } from '../data/question.ts';

/** What has been chosen, as far as questions depend on it. */
export interface Chosen {
  readonly days: Days | null;
  readonly where: Where;
  readonly compare: 'last_year' | 'previous' | null;
}

export const SENSES = ['sense_gain', 'sense_happiness', 'sense_security'] as const;
export const RATES = [
  'closed_share',
  'response_rate',
  'resolution_rate',
  'satisfaction_rate',
  'on_time_rate',
] as const;

const has = (summary: Summary, metric: string): boolean => summary.metrics.includes(metric);
const hasKind = (summary: Summary, kind: 'survey' | 'complaints'): boolean =>
  summary.sources.some((source) => source.kind === kind);

/** Whose satisfaction the barometer shows: people surveyed, else people called back, else nobody's. */
export const ratingKind = (summary: Summary): 'survey' | 'complaints' | null => {
  if (!has(summary, 'satisfaction_mean')) return null;
  return hasKind(summary, 'survey') ? 'survey' : 'complaints';
};

/** The number the first sentence is about. */
export const headlineMetric = (summary: Summary): string | null =>
  ['satisfaction_mean', 'satisfaction_rate', 'on_time_rate', 'days_to_close', 'volume'].find((metric) =>
    has(summary, metric),
  ) ?? null;

const ofKind = (metric: string, summary: Summary, where: Where): Where => {
  const kind = ratingKind(summary);
  return metric === 'satisfaction_mean' && kind ? { ...where, kind: [kind] } : where;
};

/** Satisfaction and the senses over the period. */
export const ratingsQuestion = (summary: Summary, chosen: Chosen): Question | null => {
  const kind = ratingKind(summary);
  if (kind === null) return null;
  const metrics = [
    'satisfaction_mean',
    ...(kind === 'survey' ? SENSES.filter((id) => has(summary, id)) : []),
  ];
  return { metrics, ...chosen.days, where: { ...chosen.where, kind: [kind] }, compare: chosen.compare };
};

/** What happened to complaints over the period. */
export const ratesQuestion = (summary: Summary, chosen: Chosen): Question | null => {
  const metrics = [...RATES, 'reach_rate', 'days_to_close', 'volume'].filter((id) => has(summary, id));
  return metrics.length === 0
    ? null
    : { metrics, ...chosen.days, where: chosen.where, compare: chosen.compare };
};

/** Satisfaction district by district, asked where there are no complaints to follow up. */
export const districtsQuestion = (summary: Summary, chosen: Chosen): Question | null => {
  const kind = ratingKind(summary);
  if (kind !== 'survey' || hasKind(summary, 'complaints')) return null;
  const { district: _d, ...where } = chosen.where;
  return {
    metrics: ['satisfaction_mean'],
    by: ['district'],
    ...chosen.days,
    where: { ...where, kind: [kind] },
    compare: 'peers',
  };
};

/** Metrics whose change can be split: means and shares over answers or cases. */
const SPLIT = new Set([
  'satisfaction_mean',
  'satisfaction_rate',
  'resolution_rate',
  'response_rate',
  'on_time_rate',
]);

/** Why a metric moved, where its change can be split and there is an earlier period. */
export const whyPath = (
  metric: string | null,
  summary: Summary,
  { days, where, compare }: Chosen,
): string | null =>
  days && compare && metric !== null && SPLIT.has(metric)
    ? analysisPath('why', days, ofKind(metric, summary, where), { metric, compare })
    : null;

/** Metrics the pressure chart can show, first what the page is about: satisfaction, or how much there is to do. */
export const pressureMetrics = (summary: Summary): string[] => {
  if (summary.last_day === null) return [];
  const ratings = ['satisfaction_mean', 'satisfaction_rate', 'resolution_rate', 'response_rate'];
  return [...ratings, 'volume', 'on_time_rate', 'days_to_close'].filter((metric) => has(summary, metric));
};

/** A metric by month over all there is: control limits need the whole history, the period only marks a part of it. */
export const pressureQuestion = (metric: string, summary: Summary, chosen: Chosen): Question => ({
  metrics: [metric],
  by: ['month'],
  where: ofKind(metric, summary, chosen.where),
  control: true,
});

/** A metric and what stands in the columns beside the districts. */
export interface MatrixChoice {
  readonly metric: string;
  readonly column: Dimension;
}

/** Matrices the data can fill: service by issue, satisfaction by question where only people were asked. */
export const matrixChoices = (
  summary: Summary,
  members: (dimension: 'issue_group' | 'issue') => readonly Member[],
): MatrixChoice[] => {
  const named = (dimension: 'issue_group' | 'issue'): number =>
    members(dimension).filter((member) => member.value !== null && member.value !== '').length;
  const column = named('issue_group') > 1 ? 'issue_group' : 'issue';
  const cases = hasKind(summary, 'complaints')
    ? ['satisfaction_rate', 'resolution_rate', 'on_time_rate', 'days_to_close', 'volume']
        .filter((metric) => has(summary, metric))
        .map((metric) => ({ metric, column }) as const)
    : [];
  const survey =
    ratingKind(summary) === 'survey' ? [{ metric: 'satisfaction_mean', column: 'item' } as const] : [];
  return [
    ...cases.filter(({ metric }) => metric !== 'volume'),
    ...survey,
    ...cases.filter(({ metric }) => metric === 'volume'),
  ];
};

/** District × issue against the other districts. District and issue are not filtered: the matrix is where they are chosen. */
export const matrixQuestion = (choice: MatrixChoice, summary: Summary, chosen: Chosen): Question => {
  const { district: _d, issue: _i, issue_group: _g, ...where } = chosen.where;
  return {
    metrics: [choice.metric],
    by: ['district', choice.column],
    ...chosen.days,
    where: ofKind(choice.metric, summary, where),
    compare: 'peers',
  };
};

/** The same cells against the compared period: what changed, and where. */
export const changesQuestion = (choice: MatrixChoice, summary: Summary, chosen: Chosen): Question => ({
  ...matrixQuestion(choice, summary, chosen),
  compare: chosen.compare,
});

/** Metrics districts can be compared by. */
export const comparableMetrics = (summary: Summary): string[] =>
  [
    'satisfaction_mean',
    ...SENSES,
    'satisfaction_rate',
    'resolution_rate',
    'response_rate',
    'on_time_rate',
    'days_to_close',
    'volume',
    'same_day_unfixed_share',
    'reporting_propensity',
  ].filter((metric) => has(summary, metric));

/** A metric district by district, each against the others. */
export const placesQuestion = (metric: string, summary: Summary, chosen: Chosen): Question => {
  const { district: _d, ...where } = chosen.where;
  return {
    metrics: [metric],
    by: ['district'],
    ...chosen.days,
    where: ofKind(metric, summary, where),
    compare: 'peers',
  };
};

/** A metric by month for every district, with control limits of its own. */
export const trendsQuestion = (metric: string, summary: Summary, chosen: Chosen): Question => ({
  ...pressureQuestion(metric, summary, chosen),
  by: ['month', 'district'],
});
