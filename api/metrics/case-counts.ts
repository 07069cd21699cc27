import type { Metric } from './metric.ts';
import { BYAR, COUNT_HAS_NO_BASE, SOURCES } from './phrases.ts';

/** How many cases; consultations are counted apart and are in no rate. */
export const CASE_COUNT_METRICS: readonly Metric[] = [
  {
    id: 'volume',
    label: { en: 'Cases', zh: '工单量' },
    unit: 'count',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'Cases opened in the period, without consultations.',
      zh: '期间内受理的工单数，不含咨询类。',
    },
    denominator: COUNT_HAS_NO_BASE,
    method: BYAR,
    min_n: 0,
    source: SOURCES.own,
    formula: { family: 'case_count', count: 'n_cases' },
  },
  {
    id: 'consultations',
    label: { en: 'Consultations', zh: '咨询量' },
    unit: 'count',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'Questions that asked for information only; in no rate.',
      zh: '仅咨询信息的来电，不计入任何比率。',
    },
    denominator: COUNT_HAS_NO_BASE,
    method: BYAR,
    min_n: 0,
    source: SOURCES.own,
    formula: { family: 'case_count', count: 'n_consultations' },
  },
  {
    id: 'per_1000',
    label: { en: 'Cases per 1,000 residents', zh: '每千人工单量' },
    unit: 'rate_per_1000',
    direction: 'neutral',
    kind: 'complaints',
    definition: {
      en: 'Cases opened in the period per 1,000 residents of the place. Who complains is not who suffers: a low rate can be silence.',
      zh: '期间内每千名常住人口的受理工单数。投诉多少反映的是发声，不等于问题大小。',
    },
    denominator: {
      en: 'Residents of the place in the year of the period (the year of its last day when it is longer; else the nearest year loaded).',
      zh: '该地期间所在年份的常住人口（跨年取期末年份；无该年时取最近年份）。',
    },
    method: {
      en: 'Rate with the Byar interval of the count, exact below 10, 95%.',
      zh: '比率，计数的 95% Byar 区间；小于 10 时用精确区间。',
    },
    min_n: 0,
    source: 'Breslow & Day 1987, vol. II, for the interval.',
    needs: { en: 'A population table.', zh: '需要人口表。' },
    formula: { family: 'per_1000' },
  },
];
