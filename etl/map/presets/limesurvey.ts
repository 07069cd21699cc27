import type { Preset } from '../preset.ts';

/** A heading as code, as text, or as both ("submitdate. Date submitted"). */
const heading = (code: string, ...texts: string[]): string[] => [
  code,
  ...texts,
  ...texts.map((text) => `${code}. ${text}`),
];

const SUBMITTED = heading('submitdate', 'Date submitted', '提交日期');
const LAST_PAGE = heading('lastpage', 'Last page', '最后一页', '末页');
const LANGUAGE = heading('startlanguage', 'Start language', '起始语言', '开始语言');

/**
 * LimeSurvey CSV. Its id counts the answers of one survey, so the content of the row is the key. An answer without
 * a submission date was never finished.
 */
export const limesurvey: Preset = {
  id: 'limesurvey',
  version: 1,
  label: { en: 'LimeSurvey', zh: 'LimeSurvey' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: [heading('id', 'Response ID', '答复 ID', '答卷ID'), SUBMITTED, LAST_PAGE, LANGUAGE],
  typical: [
    ...heading('seed', 'Seed'),
    ...heading('startdate', 'Date started'),
    ...heading('datestamp', 'Date last action'),
    ...heading('ipaddr', 'IP address'),
    ...heading('refurl', 'Referrer URL'),
    ...heading('token', 'Token', 'Access code'),
  ],
  required: [SUBMITTED, [...LAST_PAGE, ...LANGUAGE]],
  fields: { submitted_at: SUBMITTED, finished: SUBMITTED, language: LANGUAGE },
  // Whatever day stands there, the answer was finished on it.
  values: { finished: { '': 'false', '*': 'true' } },
  drop: [
    ...heading('ipaddr', 'IP address'),
    ...heading('token', 'Token', 'Access code'),
    ...['firstname', 'lastname', 'email'],
    /^attribute_\d+/i,
  ],
  ignore: [
    ...heading('startdate', 'Date started'),
    ...heading('datestamp', 'Date last action'),
    ...heading('refurl', 'Referrer URL'),
    ...heading('seed', 'Seed'),
    /^(interviewtime|groupTime\d+|\w+Time)\b/,
  ],
  missing: { not_applicable: ['N/A'] },
};
