import type { Metric } from './metric.ts';
import { SOURCES, WILSON } from './phrases.ts';

/** Whether numbers are what they seem: cases closed too fast to have been fixed, and troubles that nobody reports. */
export const CASE_CHECK_METRICS: readonly Metric[] = [
  {
    id: 'same_day_share',
    label: { en: 'Closed within a day', zh: '一日内办结占比' },
    unit: 'share',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'Closed cases that were closed within 24 hours of being opened. Neither good nor bad by itself; look at it beside those closed within a day and not fixed.',
      zh: '已办结工单中受理后 24 小时内办结的比例。本身无好坏之分，应与“一日内办结而未解决”一并看待。',
    },
    denominator: { en: 'Closed cases.', zh: '已办结工单。' },
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'same_day', unfixed: false },
  },
  {
    id: 'same_day_unfixed_share',
    label: { en: 'Closed within a day and not fixed', zh: '一日内办结而未解决占比' },
    unit: 'share',
    direction: 'lower',
    kind: 'complaints',
    definition: {
      en: 'Of the cases closed within 24 hours whose citizen was asked, those who say that it was not solved. Where it is far above the others, cases are closed for the clock.',
      zh: '24 小时内办结且回访到的工单中，市民表示未解决的比例。明显高于其他区域，说明可能为赶时限而办结。',
    },
    denominator: {
      en: 'Cases closed within 24 hours of which the follow-up knows whether they were solved.',
      zh: '24 小时内办结且回访得知是否解决的工单。',
    },
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'same_day', unfixed: true },
  },
  {
    id: 'reporting_propensity',
    label: { en: 'Troubles that get reported', zh: '问题上报倾向' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Estimated share of troubles that anybody reports, from how often the same one (the same issue within about 10 m, reports no more than 14 days apart) is reported twice rather than once. It assumes that people report independently of one another and that one place means one trouble; where they do not, compare districts with care. Few repeated reports of many troubles mean that more go unreported.',
      zh: '估计有人上报的问题所占比例，依据同一问题（同类、约 10 米内、相隔不超过 14 天）被上报两次与一次的比率。假定市民各自独立上报、一处一事；假定不成立时，区域比较须谨慎。重复上报少，说明未上报的问题更多。',
    },
    denominator: {
      en: 'Troubles with coordinates that were reported once or twice.',
      zh: '有坐标且被上报一次或两次的问题。',
    },
    method: {
      en: '1 − exp(−2 f₂/f₁) of troubles reported once (f₁) and twice (f₂); interval by the Wilson interval of f₂/(f₁ + f₂), 95%.',
      zh: '1 − exp(−2 f₂/f₁)，f₁、f₂ 为上报一次、两次的问题数；95% 区间由 f₂/(f₁ + f₂) 的 Wilson 区间变换。',
    },
    min_n: 10,
    source:
      'Zelterman 1988 for the rate from ones and twos; Liu, Bhandaram & Garg 2024 for reading under-reporting off duplicates.',
    formula: { family: 'reporting' },
  },
];
