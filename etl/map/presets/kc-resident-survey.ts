import type { Preset } from '../preset.ts';

/**
 * Kansas City resident survey, item codes without wording. The first question (`q1_01`) stands for the whole.
 *
 * Which columns are ratings was read from a real quarter: 1–5 with 9 for "don't know". The others are ranked
 * choices (99 = none), four-point codes of unknown order, or demographics. `id` counts the questionnaires of one
 * quarter, so it is no key across quarters; without it the content of the row is the key.
 */
export const kcResidentSurvey: Preset = {
  id: 'kc_resident_survey',
  version: 1,
  label: { en: 'Kansas City resident survey', zh: '堪萨斯城居民调查' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: ['id', 'method', 'q1_01', 'q1_02', 'q1_03', 'q2_01', 'q3_01', 'q3_16', 'counci', 'quarte'],
  required: [['q1_01'], ['counci'], ['quarte']],
  fields: { wave: ['quarte'], district: ['counci'], channel: ['method'] },
  items: [
    { column: 'q1_01', scale: 'numeric5_dk9', overall: true },
    { column: /^q(1|2|3|5|7|9|11|12|14|15|17|19|32)_\d\d$/i, scale: 'numeric5_dk9' },
    { column: /^q2[23]_\d\d$/i, scale: 'yesno', option: 'Y' },
  ],
  ignore: ['id', /^q(4|6|8|10|13|16|18|20|21|26|27|31)_\d\d$/i, /^q\d\d(_|x)\w+$/i, 'city', 'state', 'zip'],
};
