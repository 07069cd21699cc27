import type { Preset } from '../preset.ts';

/** KoboToolbox and ODK. `end` carries its zone; `_submission_time` is UTC without saying so. */
export const kobotoolbox: Preset = {
  id: 'kobotoolbox',
  version: 1,
  label: { en: 'KoboToolbox', zh: 'KoboToolbox' },
  kind: 'survey',
  layout: { headerRows: 1 },
  signature: [
    ...[
      '_id',
      '_uuid',
      '_submission_time',
      '_validation_status',
      '_notes',
      '_status',
      '_submitted_by',
      '__version__',
    ],
    ...['_tags', '_index'],
  ],
  typical: ['start', 'end', 'today', 'deviceid'],
  required: [['_uuid'], ['_submission_time']],
  fields: { response_id: ['_uuid'], submitted_at: ['end', '_submission_time'] },
  drop: ['_submitted_by', 'username', 'phonenumber', 'simserial', 'subscriberid', 'deviceid'],
  ignore: ['start', 'today', /^meta\//, /^_+\w+$/],
  multiSelect: ' ',
};
