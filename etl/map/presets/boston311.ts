import type { Preset } from '../preset.ts';

const label = { en: 'Boston 311', zh: '波士顿 311' };

const places = [
  'Location',
  'fire_district',
  'pwd_district',
  'city_council_district',
  'police_district',
  'neighborhood',
  'neighborhood_services_district',
  'ward',
  'precinct',
  'location_street_name',
  'location_zipcode',
  'latitude',
  'longitude',
  'source',
] as const;

const cases = [
  'case_enquiry_id',
  'open_dt',
  'closed_dt',
  'case_status',
  'closure_reason',
  'case_title',
  'subject',
  'reason',
  'type',
  'queue',
  'department',
  ['SubmittedPhoto', 'submitted_photo'],
  ['ClosedPhoto', 'closed_photo'],
] as const;

const fields = {
  case_id: ['case_enquiry_id'],
  opened_at: ['open_dt'],
  due_at: ['target_dt', 'sla_target_dt'],
  closed_at: ['closed_dt'],
  status: ['case_status'],
  district: ['neighborhood'],
  subdistrict: ['ward'],
  issue_group: ['reason'],
  issue: ['type'],
  channel: ['source'],
  unit: ['department'],
  title: ['case_title'],
  outcome: ['closure_reason'],
  latitude: ['latitude'],
  longitude: ['longitude'],
};

const shared = {
  id: 'boston311',
  label,
  kind: 'complaints',
  layout: { headerRows: 1 },
  fixedColumns: true,
  timezone: 'America/New_York',
  ignore: [
    'target_dt',
    'sla_target_dt',
    'OnTime_Status',
    'on_time',
    'ontime',
    'land_usage',
    'property_type',
    'property_id',
    'Geocoded_Location',
    'geom_4326',
    'column_1',
    '_id',
  ],
} as const satisfies Partial<Preset>;

/** Until 2019: `target_dt` and an on-time word; US dates with AM and PM. */
export const boston311: Preset = {
  ...shared,
  version: 1,
  signature: [...cases, 'target_dt', ['OnTime_Status', 'ontime'], ...places],
  typical: ['land_usage', 'property_type', 'property_id', 'Geocoded_Location'],
  required: [['case_enquiry_id'], ['open_dt'], ['target_dt'], ['type']],
  fields,
  dateOrder: 'mdy',
};

/** From 2020: the due date is called `sla_target_dt`, the on-time word `on_time`. */
export const boston311Sla: Preset = {
  ...shared,
  version: 2,
  signature: [...cases, 'sla_target_dt', ['on_time', 'ontime'], ...places],
  typical: ['geom_4326', '_id'],
  required: [['case_enquiry_id'], ['open_dt'], ['sla_target_dt'], ['type']],
  fields,
};

/** From 2025: a new case system with its own column names. */
export const boston311Service: Preset = {
  ...shared,
  version: 3,
  signature: [
    'case_id',
    'open_date',
    'case_topic',
    'service_name',
    'assigned_department',
    'assigned_team',
    'case_status',
    'closure_reason',
    'closure_comments',
    'close_date',
    'target_close_date',
    'on_time',
    'report_source',
  ],
  typical: ['full_address', 'street_number', 'street_name', 'zip_code', ...places],
  required: [
    ['case_id'],
    ['open_date'],
    ['service_name', 'case_topic'],
    ['report_source', 'assigned_department'],
  ],
  fields: {
    case_id: ['case_id'],
    opened_at: ['open_date'],
    due_at: ['target_close_date'],
    closed_at: ['close_date'],
    status: ['case_status'],
    district: ['neighborhood'],
    subdistrict: ['ward'],
    issue_group: ['case_topic'],
    issue: ['service_name'],
    channel: ['report_source'],
    unit: ['assigned_department'],
    outcome: ['closure_comments', 'closure_reason'],
    latitude: ['latitude'],
    longitude: ['longitude'],
  },
  ignore: [...shared.ignore, 'full_address', 'street_number', 'street_name', 'zip_code'],
};
