/** A condition or a part as the form holds it: members one to a line, an empty line for rows without one. */
export interface PartDraft {
  dimension: string;
  members: string;
}

export interface TableDraft {
  file: string;
  title: { en: string; zh: string };
  metrics: string[];
  by: string[];
  where: PartDraft[];
  period: string;
  /** Empty: nothing is compared. */
  compare: string;
}

export const CHANNELS = ['email', 'folder', 'webhook', 's3'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** The fields of each channel, in the order in which they are asked for. */
export const CHANNEL_FIELDS = {
  email: ['address'],
  folder: ['path'],
  webhook: ['url', 'secret_env'],
  s3: ['endpoint', 'bucket', 'prefix', 'region', 'access_key_env', 'secret_key_env'],
} as const satisfies Record<ChannelName, readonly string[]>;
export type ChannelField = (typeof CHANNEL_FIELDS)[ChannelName][number];

export interface RecipientDraft {
  name: string;
  channel: ChannelName;
  /** What channels ask for, whichever of them is chosen now. */
  reach: Record<ChannelField, string>;
  language: 'en' | 'zh';
  /** Empty: that of the digest. */
  audience: string;
  format: { encoding: string; bom: boolean; delimiter: string; decimal: string; spreadsheet: boolean };
  only: PartDraft[];
}

/** A definition as the form holds it: every field has a value, and empty text stands for what is not given. */
export interface DigestDraft {
  name: string;
  title: { en: string; zh: string };
  tables: TableDraft[];
  isScheduled: boolean;
  schedule: { cron: string; zone: string; catch_up: string };
  recipients: RecipientDraft[];
  split_by: string;
  condition: {
    kind: 'always' | 'signal' | 'limit';
    metric: string;
    above: string;
    below: string;
    period: string;
  };
  audience: string;
  retention: string;
  /** What the definition says that the form does not ask for. */
  kept: Readonly<Record<string, unknown>>;
}

const NO_REACH: RecipientDraft['reach'] = {
  address: '',
  path: '',
  url: '',
  secret_env: '',
  endpoint: '',
  bucket: '',
  prefix: '',
  region: '',
  access_key_env: '',
  secret_key_env: '',
};

export const PLAIN_FORMAT: RecipientDraft['format'] = {
  encoding: 'utf-8',
  bom: true,
  delimiter: ',',
  decimal: '.',
  spreadsheet: true,
};

export const newTable = (): TableDraft => ({
  file: '',
  title: { en: '', zh: '' },
  metrics: [],
  by: [],
  where: [],
  period: 'last_12_months',
  compare: '',
});

export const newRecipient = (): RecipientDraft => ({
  name: '',
  channel: 'email',
  reach: { ...NO_REACH },
  language: 'en',
  audience: '',
  format: { ...PLAIN_FORMAT },
  only: [],
});

/** A digest of nothing yet, in the zone of whoever sits at the page. */
export const newDraft = (zone: string): DigestDraft => ({
  name: '',
  title: { en: '', zh: '' },
  tables: [newTable()],
  isScheduled: true,
  schedule: { cron: '0 7 * * 1', zone, catch_up: 'last' },
  recipients: [],
  split_by: '',
  condition: { kind: 'always', metric: '', above: '', below: '', period: 'last_month' },
  audience: 'officer',
  retention: '400',
  kept: {},
});
