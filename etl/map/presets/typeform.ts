import type { Preset } from '../preset.ts';

/** Typeform CSV: a token first, one column per option, the times of start and submission at the end. */
export const typeform: Preset = {
  id: 'typeform',
  version: 1,
  label: { en: 'Typeform', zh: 'Typeform' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: ['#', 'Start Date (UTC)', 'Submit Date (UTC)', 'Network ID'],
  typical: ['Stage Date (UTC)', 'Response Type', 'Tags', 'Ending'],
  required: [['#'], ['Submit Date (UTC)']],
  fields: { response_id: ['#'], submitted_at: ['Submit Date (UTC)'] },
  drop: ['Network ID'],
  ignore: ['Start Date (UTC)', 'Stage Date (UTC)', 'Response Type', 'Tags', 'Ending', 'Score'],
  timezone: 'UTC',
};
