import type { Metric } from './metric.ts';

const tone = (kind: 'complaints' | 'survey', who: { en: string; zh: string }): Metric => ({
  id: kind === 'complaints' ? 'complaint_sentiment' : 'survey_sentiment',
  label: {
    en: kind === 'complaints' ? 'Tone of complaints' : 'Tone of survey comments',
    zh: kind === 'complaints' ? '诉求文本语气' : '调查留言语气',
  },
  unit: 'tone',
  direction: 'neutral',
  kind,
  definition: {
    en: `How strongly ${who.en} are worded, −1 to 1: the mean over comments. To be compared with other months and places; it is no satisfaction, no share of positive comments, and part of no index.`,
    zh: `${who.zh}的措辞强度，−1 至 1，取各条均值。用于与其他月份和地点比较；不是满意度，不是正面占比，也不进入任何指数。`,
  },
  denominator: {
    en: 'Comments with a score: without letters, or in a language without an engine, there is none. Unweighted: who writes is not drawn at random.',
    zh: '有得分的留言；没有文字或其语言无引擎的不计。不加权：写留言的人并非随机抽取。',
  },
  method: { en: 'Mean with Student interval, 95%.', zh: '均值，95% Student 区间。' },
  min_n: 10,
  source: 'VADER (Hutto and Gilbert 2014) for English; this project’s lexicon for Chinese.',
  formula: { family: 'sentiment', kind },
});

/** Text as intensity and change; complaints and surveys never pool. */
export const SENTIMENT_METRICS: readonly Metric[] = [
  tone('complaints', { en: 'complaints', zh: '诉求文本' }),
  tone('survey', { en: 'comments in surveys', zh: '调查中的留言' }),
];
