import type { Preset } from '../preset.ts';

const DROP = ['IPAddress', 'RecipientLastName', 'RecipientFirstName', 'RecipientEmail', 'ExternalReference'];

/** Qualtrics: codes, question text, and a JSON record that names the question ids and the time zone. */
export const qualtrics: Preset = {
  id: 'qualtrics',
  version: 2,
  label: { en: 'Qualtrics', zh: 'Qualtrics' },
  kind: 'survey',
  layout: { headerRows: 3, nameRow: 0 },
  signature: ['StartDate', 'EndDate', 'Progress', 'Finished', 'RecordedDate', 'ResponseId'],
  typical: ['Status', 'Duration (in seconds)', 'DistributionChannel', 'UserLanguage', ...DROP],
  required: [['ResponseId']],
  checks: [{ row: 2, pattern: /^\{"ImportId":/, share: 0.5, says: 'the third record names ImportIds' }],
  fields: {
    response_id: ['ResponseId'],
    submitted_at: ['EndDate', 'RecordedDate'],
    finished: ['Finished'],
    channel: ['DistributionChannel'],
    language: ['UserLanguage'],
  },
  values: { finished: { True: 'true', '1': 'true', False: 'false', '0': 'false' } },
  drop: [...DROP, 'LocationLatitude', 'LocationLongitude'],
  ignore: [
    'StartDate',
    'EndDate',
    'RecordedDate',
    'Status',
    'Progress',
    'Duration (in seconds)',
    / - Topics$/i,
  ],
  multiSelect: ',',
};

/** Qualtrics before 2016: the system columns are called V1 to V10, two header records. */
export const qualtricsLegacy: Preset = {
  id: 'qualtrics_legacy',
  version: 1,
  label: { en: 'Qualtrics (legacy)', zh: 'Qualtrics（旧版）' },
  kind: 'survey',
  layout: { headerRows: 2, nameRow: 0 },
  signature: ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10'],
  typical: ['ResponseID', 'ResponseSet', 'StartDate', 'EndDate', 'Finished'],
  required: [['V1'], ['V8'], ['V9'], ['V10']],
  checks: [
    {
      row: 1,
      pattern: /^(ResponseID|ResponseSet|StartDate|EndDate|Finished)$/i,
      says: 'system names in the second record',
    },
  ],
  fields: { response_id: ['V1'], submitted_at: ['V9'], finished: ['V10'] },
  values: { finished: { True: 'true', '1': 'true', False: 'false', '0': 'false' } },
  drop: ['V3', 'V4', 'V5', 'V6'],
  ignore: ['V2', 'V7', 'V8', /^Location(Latitude|Longitude|Accuracy)$/i],
  multiSelect: ',',
};
