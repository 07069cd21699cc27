import type { Metric } from './metric.ts';
import { BYAR, COUNT_HAS_NO_BASE, KAPLAN_MEIER, OPENED, SOURCES, WILSON } from './phrases.ts';

const NOT_INVALID = {
  en: 'All cases but those closed before they were opened, which are counted and left out.',
  zh: '全部工单；办结早于受理的无效记录另计并剔除。',
};

const daysToClose = (
  id: string,
  quantile: number,
  label: { en: string; zh: string },
  words: { en: string; zh: string },
): Metric => ({
  id,
  label,
  unit: 'days',
  direction: 'lower',
  kind: 'complaints',
  definition: {
    en: `Days until ${words.en} of the cases are closed, counting the ones still open.`,
    zh: `${words.zh}工单办结所需天数，未办结工单一并计入。`,
  },
  denominator: NOT_INVALID,
  method: KAPLAN_MEIER,
  min_n: 10,
  source: 'Kaplan & Meier 1958; Brookmeyer & Crowley 1982 for the interval.',
  formula: { family: 'days_to_close', quantile },
});

/** Age bands of open cases, in whole days, both ends included. */
const AGE_BANDS: readonly (readonly [number, number | null])[] = [
  [0, 7],
  [8, 30],
  [31, 90],
  [91, null],
];

const backlogOfAge = ([from, to]: readonly [number, number | null]): Metric => ({
  id: to === null ? `backlog_over_${from - 1}_days` : `backlog_${from}_to_${to}_days`,
  label:
    to === null
      ? { en: `Open for more than ${from - 1} days`, zh: `在办超过 ${from - 1} 天` }
      : { en: `Open for ${from} to ${to} days`, zh: `在办 ${from} 至 ${to} 天` },
  unit: 'count',
  direction: 'lower',
  kind: 'complaints',
  definition: {
    en: `Open cases whose age is ${to === null ? `${from} days or more` : `${from} to ${to} days`}.`,
    zh: `在办时长${to === null ? `不少于 ${from} 天` : `为 ${from} 至 ${to} 天`}的工单数。`,
  },
  denominator: COUNT_HAS_NO_BASE,
  method: BYAR,
  min_n: 0,
  source: SOURCES.own,
  formula: { family: 'backlog', age: [from, to] },
});

/** How long it takes, and what is left; as of the latest timestamp of each source, at most the end of the period. */
export const CASE_TIMING_METRICS: readonly Metric[] = [
  {
    id: 'on_time_rate',
    label: { en: 'On time', zh: '按时办结率' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: { en: 'Cases closed by their original due date.', zh: '在原定期限前办结的比例。' },
    denominator: {
      en: 'Closed cases with a due date, and open cases past theirs. Cases without a due date, and cases closed before they were opened, are outside.',
      zh: '有期限的已办结工单，加上已逾期未办结工单；无期限或办结早于受理的工单不计。',
    },
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'on_time' },
  },
  {
    id: 'closed_share',
    label: { en: 'Closed', zh: '办结率' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Cases closed. Closed is not solved, and solved is not satisfied.',
      zh: '已办结工单比例。办结不等于解决，解决不等于满意。',
    },
    denominator: OPENED,
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'closed_share' },
  },
  {
    id: 'clearance',
    label: { en: 'Clearance', zh: '结案比' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Cases closed in the period for each case opened in it; above 100% the backlog shrinks.',
      zh: '期间内办结数与受理数之比；高于 100% 说明积压减少。',
    },
    denominator: OPENED,
    method: {
      en: 'Ratio of two counts with the exact interval of a Poisson ratio, 95%.',
      zh: '两计数之比，95% 精确 Poisson 比区间。',
    },
    min_n: 10,
    source: 'Przyborowski & Wilenski 1940 for the interval.',
    formula: { family: 'clearance' },
  },
  {
    id: 'backlog',
    label: { en: 'Open cases', zh: '在办工单' },
    unit: 'count',
    direction: 'lower',
    kind: 'complaints',
    definition: {
      en: 'Cases opened in the period that are still open at its end.',
      zh: '期间内受理、期末仍未办结的工单数。',
    },
    denominator: COUNT_HAS_NO_BASE,
    method: BYAR,
    min_n: 0,
    source: SOURCES.own,
    formula: { family: 'backlog', age: null },
  },
  {
    id: 'backlog_age',
    label: { en: 'Age of open cases, median', zh: '在办时长（中位数）' },
    unit: 'days',
    direction: 'lower',
    kind: 'complaints',
    definition: {
      en: 'Median age in whole days of the cases still open.',
      zh: '未办结工单已历天数的中位数（整天）。',
    },
    denominator: { en: 'Open cases.', zh: '未办结工单。' },
    method: {
      en: 'Median with the exact binomial interval of its rank, at least 95%.',
      zh: '中位数，按秩的精确二项区间，置信度不低于 95%。',
    },
    min_n: 10,
    source: 'Conover, Practical Nonparametric Statistics, for the interval.',
    formula: { family: 'backlog_age' },
  },
  ...AGE_BANDS.map(backlogOfAge),
  daysToClose(
    'days_to_close',
    0.5,
    { en: 'Days to close, median', zh: '办结天数（中位数）' },
    { en: 'half', zh: '半数' },
  ),
  daysToClose(
    'days_to_close_p90',
    0.9,
    { en: 'Days to close, nine in ten', zh: '办结天数（九成）' },
    { en: 'nine in ten', zh: '九成' },
  ),
];
