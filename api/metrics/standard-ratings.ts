import type { Metric } from './metric.ts';
import { LINEARISED_MEAN, VALID, WEIGHTED_WILSON } from './phrases.ts';

const FRIENDS_AND_FAMILY = {
  en: 'All answers, don’t know among them; refused, not applicable and blank are left out.',
  zh: '所有回答，含“不知道”；拒答、不适用和空白不计。',
};

const friendsAndFamily = (
  end: 'positive' | 'negative',
  en: string,
  zh: string,
  label: { en: string; zh: string },
): Metric => ({
  id: `fft_${end}`,
  label,
  unit: 'share',
  direction: end === 'positive' ? 'higher' : 'lower',
  kind: 'survey',
  definition: {
    en: `${en}, on the scale from very poor to very good.`,
    zh: `${zh}（五档：非常差至非常好）。`,
  },
  denominator: FRIENDS_AND_FAMILY,
  method: WEIGHTED_WILSON,
  min_n: 10,
  source: 'NHS England, Friends and Family Test guidance.',
  formula: {
    family: 'rating_share',
    counted: end === 'positive' ? 'two_best' : 'two_worst',
    withDontKnow: true,
    scales: ['quality5'],
  },
});

/** Readings of an answer that others have fixed, each on the scale it was fixed for. */
export const STANDARD_RATING_METRICS: readonly Metric[] = [
  friendsAndFamily('positive', 'Very good and good', '非常好与好的比例', {
    en: 'Friends and Family, positive',
    zh: '亲友推荐测试：正面',
  }),
  friendsAndFamily('negative', 'Very poor and poor', '非常差与差的比例', {
    en: 'Friends and Family, negative',
    zh: '亲友推荐测试：负面',
  }),
  {
    id: 'ncs_percent_positive',
    label: { en: 'Excellent or good', zh: '优良比例' },
    unit: 'share',
    direction: 'higher',
    kind: 'survey',
    definition: {
      en: 'Excellent and good on the scale excellent, good, fair, poor.',
      zh: '四档（优、良、中、差）中优与良的比例。',
    },
    denominator: VALID,
    method: WEIGHTED_WILSON,
    min_n: 10,
    source: 'The National Community Survey, percent positive.',
    formula: { family: 'rating_share', counted: 'two_best', withDontKnow: false, scales: ['excellence4'] },
  },
  {
    id: 'official_positive',
    label: { en: 'Satisfied, official reading', zh: '满意率（官方口径）' },
    unit: 'share',
    direction: 'higher',
    kind: 'any',
    definition: {
      en: 'The three satisfied of the five levels very satisfied, satisfied, basically satisfied, dissatisfied, very dissatisfied. The strict reading of the same answers (two best) always stands beside it.',
      zh: '五档（非常满意、满意、基本满意、不满意、非常不满意）中前三档的比例；同一回答的严格口径（前两档）始终并列给出。',
    },
    denominator: VALID,
    method: WEIGHTED_WILSON,
    min_n: 10,
    source: 'Evaluation of government services in China: the five-level scale with three satisfied levels.',
    formula: { family: 'rating_share', counted: 'official', withDontKnow: false, scales: null },
  },
  {
    id: 'acsi',
    label: { en: 'Customer satisfaction index (equal weights)', zh: '顾客满意度指数（等权）' },
    unit: 'score',
    direction: 'higher',
    kind: 'survey',
    definition: {
      en: 'Mean of three 1–10 items (overall, against expectations, against the ideal), as (x̄₁+x̄₂+x̄₃−3)/27·100. The items are those called acsi_overall, acsi_expectations and acsi_ideal, or the three named by the question.',
      zh: '三个 1–10 分题目（总体、与期望相比、与理想相比）的等权指数 (x̄₁+x̄₂+x̄₃−3)/27·100。默认题目名为 acsi_overall、acsi_expectations、acsi_ideal，也可在查询中指定三题。',
    },
    denominator: {
      en: 'Respondents who answered all three.',
      zh: '三题均作答的受访者。',
    },
    method: LINEARISED_MEAN,
    min_n: 10,
    source: 'American Customer Satisfaction Index, equal-weight form.',
    formula: { family: 'acsi' },
  },
];
