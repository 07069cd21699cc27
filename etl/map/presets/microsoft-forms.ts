import type { Preset } from '../preset.ts';

const EMAIL = ['Email', '电子邮件'];
const NAME = ['Name', '名称', '姓名'];

/** Microsoft Forms workbook. Its ID counts the answers of one form, so the content of the row is the key. */
export const microsoftForms: Preset = {
  id: 'microsoft_forms',
  version: 1,
  label: { en: 'Microsoft Forms', zh: 'Microsoft Forms' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: ['ID', ['Start time', '开始时间'], ['Completion time', '完成时间'], EMAIL, NAME],
  typical: ['Last modified time', '上次修改时间', 'Language', '语言', 'Total points', 'Quiz feedback'],
  required: [
    ['Start time', '开始时间'],
    ['Completion time', '完成时间'],
  ],
  fields: { submitted_at: ['Completion time', '完成时间'], language: ['Language', '语言'] },
  drop: [...EMAIL, ...NAME],
  ignore: [
    ...[
      'ID',
      'Start time',
      '开始时间',
      'Last modified time',
      '上次修改时间',
      'Total points',
      'Quiz feedback',
    ],
    /^(Points|Feedback) - /i,
  ],
  multiSelect: ';',
};
