import type { Preset } from '../preset.ts';

const shared = {
  kind: 'survey',
  signature: [['Respondent ID', 'RespondentID']],
  typical: [
    ...[
      'Collector ID',
      'Start Date',
      'End Date',
      'Date Created',
      'Date Modified',
      'IP Address',
      'Email Address',
    ],
    ...['First Name', 'Last Name', 'Custom Data 1'],
  ],
  fields: {
    response_id: ['Respondent ID'],
    submitted_at: ['End Date', 'Date Modified', 'Date Created', 'Start Date'],
  },
  drop: ['IP Address', 'Email Address', 'First Name', 'Last Name', /^Custom (Data|Value)( \d+)?$/i],
  ignore: ['Collector ID', 'Start Date', 'Date Created'],
  dateOrder: 'mdy',
} as const satisfies Partial<Preset>;

/** Questions over the first column of their block, options in the second record. */
export const surveymonkey: Preset = {
  ...shared,
  id: 'surveymonkey',
  version: 1,
  label: { en: 'SurveyMonkey (expanded)', zh: 'SurveyMonkey（展开）' },
  layout: { headerRows: 2 },
  checks: [
    { row: 1, only: 'first', pattern: /^$/, says: 'the second record has no respondent' },
    { row: 1, pattern: /\S/, says: 'but options' },
  ],
};

/** One record of headers, "question - option". */
export const surveymonkeyCondensed: Preset = {
  ...shared,
  id: 'surveymonkey_condensed',
  version: 1,
  label: { en: 'SurveyMonkey (condensed)', zh: 'SurveyMonkey（精简）' },
  layout: { headerRows: 1 },
  checks: [{ row: 1, only: 'first', pattern: /^\d{6,}$/, says: 'a respondent number in the first row' }],
  multiSelect: ', ',
};
