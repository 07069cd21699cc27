import type { Metric } from './metric.ts';
import { LINEARISED_WITHIN_CASES, SOURCES, WILSON } from './phrases.ts';

const DECLARED = {
  en: 'Declared weights: composite=response_rate:1,resolution_rate:2,satisfaction_rate:2.',
  zh: '需声明权重：composite=response_rate:1,resolution_rate:2,satisfaction_rate:2。',
};

/** What became of a case in the citizen’s eyes: closed is not fixed, fixed is not satisfied; and what gaming would move. */
export const CASE_OUTCOME_METRICS: readonly Metric[] = [
  {
    id: 'fixed_share',
    label: { en: 'Confirmed fixed', zh: '确认解决' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Closed cases whose citizen confirmed that the problem is solved: the second step of closed, fixed, satisfied.',
      zh: '市民确认问题已解决的办结工单：办结、解决、满意三步中的第二步。',
    },
    denominator: {
      en: 'Closed cases whose follow-up was reached and said whether it is solved.',
      zh: '回访接通并回答是否解决的办结工单。',
    },
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'funnel_step', step: 'fixed' },
  },
  {
    id: 'satisfied_share',
    label: { en: 'Fixed and satisfied', zh: '解决且满意' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Closed cases confirmed fixed whose citizen is satisfied: the last step, never above the one before.',
      zh: '市民确认已解决且满意的办结工单：三步中的最后一步，不高于前一步。',
    },
    denominator: {
      en: 'As for confirmed fixed, without the fixed cases whose citizen gave no opinion.',
      zh: '同“确认解决”，但不含已解决而未评价的工单。',
    },
    method: WILSON,
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'funnel_step', step: 'satisfied' },
  },
  {
    id: 'composite_rates',
    label: { en: 'Composite of the three rates', zh: '三率综合' },
    unit: 'share',
    direction: 'higher',
    kind: 'complaints',
    definition: {
      en: 'Weighted mean of response, resolution and satisfaction with the declared weights, which stand beside the number. There is no default.',
      zh: '按声明权重计算的响应率、解决率、满意率加权平均；权重随数字给出，无默认值。',
    },
    denominator: {
      en: 'Each rate has its own: cases reached that answered it. The base shown is the smallest.',
      zh: '各率各有分母：回访接通且回答该问题的工单；显示其中最小者。',
    },
    method: LINEARISED_WITHIN_CASES,
    min_n: 10,
    source: SOURCES.hotline,
    needs: DECLARED,
    formula: { family: 'composite' },
  },
  {
    id: 'exclusion_gap',
    label: { en: 'Exclusion gap', zh: '剔除差距' },
    unit: 'net',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'The same composite on all cases minus on the assessed ones, in points of 100: negative when leaving cases out flatters the result.',
      zh: '同一综合率在全部工单与纳入考核工单上的差（百分点）；为负说明剔除美化了结果。',
    },
    denominator: {
      en: 'As for the composite, on all cases and on assessed cases.',
      zh: '同综合率，分别取全部工单与纳入考核工单。',
    },
    method: LINEARISED_WITHIN_CASES,
    min_n: 10,
    source: SOURCES.own,
    needs: DECLARED,
    formula: { family: 'exclusion_gap' },
  },
  {
    id: 'revision_gap',
    label: { en: 'Revision gap', zh: '改评差距' },
    unit: 'net',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'Satisfaction at the final answer minus at the first, in points of 100, with the mean number of follow-ups beside it: large when people are asked until they are satisfied.',
      zh: '最终满意率减首次满意率（百分点），并给出平均回访次数；反复回访至满意时差距大。',
    },
    denominator: {
      en: 'Cases reached with an opinion both times.',
      zh: '首次与最终均有评价的回访工单。',
    },
    method: {
      en: 'Difference of paired shares; SE √((p₊+p₋−(p₊−p₋)²)/n) over those who changed, 95%.',
      zh: '配对比例之差；按改评者的标准误 √((p₊+p₋−(p₊−p₋)²)/n)，95%。',
    },
    min_n: 10,
    source: SOURCES.own,
    formula: { family: 'revision_gap' },
  },
];
