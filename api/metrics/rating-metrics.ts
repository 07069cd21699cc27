import type { Metric } from './metric.ts';

const VALID = {
  en: 'Answers with an opinion: don’t know, refused, not applicable and blank are left out and counted apart.',
  zh: '有明确意见的回答；不知道、拒答、不适用和空白另行计数，不在分母内。',
};
const WILSON = {
  en: 'Share with Wilson score interval on the effective sample size (Σw)²/Σw², 95 %.',
  zh: '比例，按有效样本量 (Σw)²/Σw² 计算的 95% Wilson 区间。',
};
const LINEARISED = {
  en: 'Mean with Student interval; with weights the variance is linearised, 95 %.',
  zh: '均值，95% Student 区间；加权时用线性化方差。',
};

const sense = (id: 'gain' | 'happiness' | 'security', en: string, zh: string): Metric => ({
  id: `sense_${id}`,
  label: { en, zh },
  unit: 'score',
  direction: 'higher',
  kind: 'survey',
  definition: {
    en: `${en}: each respondent’s mean over the items mapped to it, 0–100. Complaints never stand in for it.`,
    zh: `${zh}：每位受访者在所映射题目上的均值（0–100）。投诉数据从不代替此项。`,
  },
  denominator: VALID,
  method: LINEARISED,
  min_n: 10,
  formula: { family: 'sense', sense: id },
});

/** Numbers about rated answers: survey items, and the satisfaction answer on a complaint. The two never pool. */
export const RATING_METRICS: readonly Metric[] = [
  {
    id: 'satisfaction_mean',
    label: { en: 'Satisfaction, mean', zh: '满意度均值' },
    unit: 'score',
    direction: 'higher',
    kind: 'any',
    definition: {
      en: 'Mean answer, 0 for the worst option and 100 for the best.',
      zh: '回答均值，最差选项为 0，最好选项为 100。',
    },
    denominator: VALID,
    method: LINEARISED,
    min_n: 10,
    formula: { family: 'rating_mean' },
  },
  {
    id: 'top2',
    label: { en: 'Satisfied (two best)', zh: '满意比例（前两档）' },
    unit: 'share',
    direction: 'higher',
    kind: 'any',
    definition: { en: 'Share of the two best options.', zh: '选择最好两档的比例。' },
    denominator: VALID,
    method: WILSON,
    min_n: 10,
    formula: { family: 'rating_share', best: 2, worst: null },
  },
  {
    id: 'bottom2',
    label: { en: 'Dissatisfied (two worst)', zh: '不满意比例（后两档）' },
    unit: 'share',
    direction: 'lower',
    kind: 'any',
    definition: { en: 'Share of the two worst options.', zh: '选择最差两档的比例。' },
    denominator: VALID,
    method: WILSON,
    min_n: 10,
    formula: { family: 'rating_share', best: null, worst: 2 },
  },
  {
    id: 'net_satisfaction',
    label: { en: 'Net satisfaction', zh: '净满意度' },
    unit: 'net',
    direction: 'higher',
    kind: 'any',
    definition: {
      en: 'Two best minus two worst options, −100 to 100.',
      zh: '最好两档比例减最差两档比例，−100 至 100。',
    },
    denominator: VALID,
    method: {
      en: 'Difference of shares; SE √((p₊+p₋−(p₊−p₋)²)/n) on the effective sample size, 95 %.',
      zh: '比例之差；标准误 √((p₊+p₋−(p₊−p₋)²)/n)，按有效样本量，95%。',
    },
    min_n: 10,
    formula: { family: 'rating_net' },
  },
  {
    id: 'nps',
    label: { en: 'Would recommend (NPS)', zh: '净推荐值' },
    unit: 'net',
    direction: 'higher',
    kind: 'survey',
    definition: {
      en: 'Share of 9–10 minus share of 0–6 on a 0–10 item.',
      zh: '0–10 分题目中 9–10 分比例减 0–6 分比例。',
    },
    denominator: VALID,
    method: {
      en: 'Difference of shares; variance divisor n − 1, 95 %.',
      zh: '比例之差；方差除数 n − 1，95%。',
    },
    min_n: 10,
    formula: { family: 'nps' },
  },
  sense('gain', 'Sense of gain', '获得感'),
  sense('happiness', 'Happiness', '幸福感'),
  sense('security', 'Security', '安全感'),
];
