import type { Preset } from '../preset.ts';

const FIRST = [
  ...[
    'SRNumber',
    'CreatedDate',
    'UpdatedDate',
    'ActionTaken',
    'Owner',
    'RequestType',
    'Status',
    'RequestSource',
  ],
  ...[
    'MobileOS',
    'Anonymous',
    'AssignTo',
    'ServiceDate',
    'ClosedDate',
    'AddressVerified',
    'ApproximateAddress',
  ],
  ...[
    'Address',
    'HouseNumber',
    'Direction',
    'StreetName',
    'Suffix',
    'ZipCode',
    'Latitude',
    'Longitude',
    'Location',
  ],
  ...['TBMPage', 'TBMColumn', 'TBMRow', 'APC', 'CD', 'CDMember', 'NC', 'NCName', 'PolicePrecinct'],
];

/** Numeric ids the portal computes for its own map layers; "Council Districts" among them is not the district. */
const REGIONS = [
  'Council Districts',
  'Zip Codes',
  'Neighborhood Councils (Certified)',
  'Census Tracts',
  'Precincts',
  'LA Specific Plans',
];

const shared = {
  id: 'la311',
  label: { en: 'Los Angeles MyLA311', zh: '洛杉矶 MyLA311' },
  kind: 'complaints',
  layout: { headerRows: 1 },
  fixedColumns: true,
  fields: {
    case_id: ['SRNumber'],
    opened_at: ['CreatedDate'],
    closed_at: ['ClosedDate'],
    updated_at: ['UpdatedDate'],
    status: ['Status'],
    district: ['CD'],
    subdistrict: ['NCName'],
    issue: ['RequestType'],
    channel: ['RequestSource'],
    unit: ['Owner'],
    outcome: ['ActionTaken'],
    latitude: ['Latitude'],
    longitude: ['Longitude'],
  },
  timezone: 'America/Los_Angeles',
  dateOrder: 'mdy',
  ignore: [/^:@computed_region/],
} as const satisfies Partial<Preset>;

/** 2015 and 2016. */
export const la311: Preset = {
  ...shared,
  version: 1,
  signature: FIRST,
  required: [['SRNumber'], ['CreatedDate'], ['RequestType']],
};

/** First drift: the organisation of whoever entered the request. */
export const la311Organization: Preset = {
  ...shared,
  version: 2,
  signature: [...FIRST, 'CreatedByUserOrganization'],
  required: [['SRNumber'], ['CreatedDate'], ['RequestType'], ['CreatedByUserOrganization']],
};

/** Second drift: numeric region ids at the end. */
export const la311Regions: Preset = {
  ...shared,
  version: 3,
  signature: [...FIRST, 'CreatedByUserOrganization', 'Council Districts'],
  typical: REGIONS,
  required: [['SRNumber'], ['CreatedDate'], ['RequestType'], REGIONS],
};
