import { CHANNELS, newDraft, newRecipient, newTable, PLAIN_FORMAT } from './draft.ts';
import type { ChannelName, DigestDraft, PartDraft, RecipientDraft, TableDraft } from './draft.ts';

type Given = Readonly<Record<string, unknown>>;

const given = (value: unknown): Given =>
  typeof value === 'object' && value !== null ? (value as Given) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown, absent = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : absent;
const texts = (value: unknown): string[] => list(value).map((each) => text(each));

const partsOf = (value: unknown): PartDraft[] =>
  Object.entries(given(value)).map(([dimension, members]) => ({
    dimension,
    members: texts(members).join('\n'),
  }));

const titleOf = (value: unknown): { en: string; zh: string } => ({
  en: text(given(value)['en']),
  zh: text(given(value)['zh']),
});

const tableOf = (value: unknown): TableDraft => {
  const table = given(value);
  const fresh = newTable();
  return {
    file: text(table['file']),
    title: titleOf(table['title']),
    metrics: texts(table['metrics']),
    by: texts(table['by']),
    where: partsOf(table['where']),
    period: text(table['period'], fresh.period),
    compare: text(table['compare']),
  };
};

const recipientOf = (value: unknown, ofDigest: Given): RecipientDraft => {
  const recipient = given(value);
  const fresh = newRecipient();
  const channel =
    CHANNELS.find((name): name is ChannelName => name === recipient['channel']) ?? fresh.channel;
  const reach = Object.keys(fresh.reach).map((field) => [field, text(recipient[field])]);
  return {
    name: text(recipient['name']),
    channel,
    reach: Object.fromEntries(reach) as RecipientDraft['reach'],
    language: recipient['language'] === 'zh' ? 'zh' : 'en',
    audience: text(recipient['audience']),
    format: { ...PLAIN_FORMAT, ...ofDigest, ...given(recipient['format']) },
    only: partsOf(recipient['only']),
  };
};

const conditionOf = (value: unknown, fresh: DigestDraft['condition']): DigestDraft['condition'] => {
  if (value === 'signal') return { ...fresh, kind: 'signal' };
  const limit = given(value);
  if (limit['metric'] === undefined) return fresh;
  return {
    kind: 'limit',
    metric: text(limit['metric']),
    above: text(limit['above']),
    below: text(limit['below']),
    period: text(limit['period'], fresh.period),
  };
};

/** A definition, as it was written, in the fields of the form. `zone` is taken where none is given. */
export const fromDefinition = (definition: unknown, zone: string): DigestDraft => {
  const digest = given(definition);
  const fresh = newDraft(zone);
  const schedule = given(digest['schedule']);
  return {
    name: text(digest['name']),
    title: titleOf(digest['title']),
    tables: list(digest['tables']).map(tableOf),
    isScheduled: digest['schedule'] !== undefined,
    schedule: {
      cron: text(schedule['cron'], fresh.schedule.cron),
      zone: text(schedule['zone'], zone),
      catch_up: text(schedule['catch_up'], fresh.schedule.catch_up),
    },
    recipients: list(digest['recipients']).map((each) => recipientOf(each, given(digest['format']))),
    split_by: text(digest['split_by']),
    condition: conditionOf(digest['condition'], fresh.condition),
    audience: text(digest['audience'], fresh.audience),
    retention: text(digest['retention'], fresh.retention),
    kept: digest,
  };
};
