import type { Preset } from '../preset.ts';

/**
 * REDCap, raw values. A record comes back once per event, and records are counted per project, so the content of
 * the row is the key. Which questions are identifiers is known only to the project's dictionary; the usual ones
 * are dropped.
 */
export const redcap: Preset = {
  id: 'redcap',
  version: 1,
  label: { en: 'REDCap', zh: 'REDCap' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: [['record_id', 'study_id', 'participant_id', 'subject_id', 'patient_id']],
  typical: [
    'redcap_event_name',
    'redcap_survey_identifier',
    'redcap_repeat_instrument',
    'redcap_repeat_instance',
  ],
  checks: [
    {
      row: 0,
      only: 'first',
      pattern: /^(record|study|participant|subject|patient)_id$/i,
      says: 'the record stands first',
    },
    { row: 0, pattern: /^[a-z0-9_]+_complete$/, says: 'forms end in _complete' },
  ],
  fields: { submitted_at: [/^[a-z0-9_]+_timestamp$/], wave: ['redcap_event_name'] },
  drop: ['redcap_survey_identifier', 'address'],
  ignore: [
    ...['record_id', 'study_id', 'participant_id', 'subject_id', 'patient_id'],
    /^[a-z0-9_]+_(complete|timestamp)$/,
    /^redcap_/,
  ],
};
