import type { Preset } from '../preset.ts';

const TIMESTAMP = [
  'Timestamp',
  '时间戳记',
  '时间戳',
  'Zeitstempel',
  'Horodateur',
  'Marca temporal',
  'Sygnatura czasowa',
];

/** Google Forms, as sheet or native CSV: a timestamp, then the questions as they were asked. No response number. */
export const googleForms: Preset = {
  id: 'google_forms',
  version: 1,
  label: { en: 'Google Forms', zh: 'Google 表单' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: [TIMESTAMP],
  typical: ['Email Address', 'Username', 'Score', '电子邮件地址'],
  checks: [
    {
      row: 0,
      only: 'first',
      pattern: new RegExp(`^(${TIMESTAMP.join('|')})$`, 'i'),
      says: 'it stands first',
    },
    {
      row: 0,
      pattern: /[?？]|\S\s+\S+\s+\S|\p{Script=Han}{4}/u,
      share: 0.5,
      says: 'the other headers are questions',
    },
    {
      row: 1,
      only: 'first',
      pattern: /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4} (上午|下午)?\d{1,2}:\d{2}:\d{2}/u,
      says: 'a time to the second in the first row',
    },
  ],
  fields: { submitted_at: TIMESTAMP },
  drop: ['Email Address', 'Username', '电子邮件地址'],
  ignore: ['Score'],
  multiSelect: ', ',
};
