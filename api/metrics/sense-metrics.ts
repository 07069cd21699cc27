import type { Metric } from './metric.ts';
import { LINEARISED_MEAN, VALID } from './phrases.ts';

const sense = (id: 'gain' | 'happiness' | 'security', en: string, zh: string): Metric => ({
  id: `sense_${id}`,
  label: { en, zh },
  unit: 'score',
  direction: 'higher',
  kind: 'survey',
  definition: {
    en: `${en}: each respondent’s mean over the items mapped to it, 0–100, with Cronbach’s α from two items on. Complaints never stand in for it; without a mapped item it is not measured.`,
    zh: `${zh}：每位受访者在所映射题目上的均值（0–100），两题及以上给出 Cronbach α。投诉数据从不代替此项；无映射题目即为未测量。`,
  },
  denominator: VALID,
  method: LINEARISED_MEAN,
  min_n: 10,
  source: 'The three senses (三感); α by Cronbach 1951.',
  formula: { family: 'sense', sense: id },
});

/** Three separate dials; they are never summed unless somebody declares weights. */
export const SENSE_METRICS: readonly Metric[] = [
  sense('gain', 'Sense of gain', '获得感'),
  sense('happiness', 'Happiness', '幸福感'),
  sense('security', 'Security', '安全感'),
];
