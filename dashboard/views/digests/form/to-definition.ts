import { CHANNEL_FIELDS } from './draft.ts';
import type { DigestDraft, PartDraft, RecipientDraft, TableDraft } from './draft.ts';

type Definition = Readonly<Record<string, unknown>>;

/** One member to a line; an empty line, or nothing at all, is the rows without one. */
const membersOf = (text: string): (string | null)[] =>
  text.split('\n').map((line) => (line.trim() === '' ? null : line.trim()));

const partsOf = (parts: readonly PartDraft[]): Definition =>
  Object.fromEntries(parts.map(({ dimension, members }) => [dimension, membersOf(members)]));

const some = (name: string, value: string): Definition =>
  value.trim() === '' ? {} : { [name]: value.trim() };
const someParts = (name: string, parts: readonly PartDraft[]): Definition =>
  parts.length === 0 ? {} : { [name]: partsOf(parts) };

/** What stands in a field for a number: the number, or the text as it is, for the server to refuse. */
const numberOf = (value: string): unknown => (Number.isNaN(Number(value)) ? value : Number(value));
const someNumber = (name: string, value: string): Definition =>
  value.trim() === '' ? {} : { [name]: numberOf(value) };

const tableOf = ({ file, title, metrics, by, where, period, compare }: TableDraft): Definition => ({
  file,
  ...(title.en === '' && title.zh === '' ? {} : { title }),
  metrics,
  by,
  ...someParts('where', where),
  period,
  ...some('compare', compare),
});

const recipientOf = (recipient: RecipientDraft): Definition => ({
  name: recipient.name,
  channel: recipient.channel,
  ...Object.assign(
    {},
    ...CHANNEL_FIELDS[recipient.channel].map((field) => some(field, recipient.reach[field])),
  ),
  language: recipient.language,
  ...some('audience', recipient.audience),
  ...someParts('only', recipient.only),
  format: recipient.format,
});

const conditionOf = (
  { kind, metric, above, below, period }: DigestDraft['condition'],
  before: unknown,
): unknown => {
  if (kind !== 'limit') return kind;
  const kept =
    typeof before === 'object' && before !== null && 'where' in before ? { where: before.where } : {};
  return { ...kept, metric, ...someNumber('above', above), ...someNumber('below', below), period };
};

/** What the form holds as a definition; what it does not ask for stays as it was. */
export const toDefinition = (draft: DigestDraft): Definition => {
  const { schedule: _schedule, split_by: _split, ...kept } = draft.kept;
  return {
    ...kept,
    name: draft.name,
    title: draft.title,
    ...(draft.isScheduled ? { schedule: draft.schedule } : {}),
    tables: draft.tables.map(tableOf),
    ...some('split_by', draft.split_by),
    recipients: draft.recipients.map(recipientOf),
    condition: conditionOf(draft.condition, draft.kept['condition']),
    audience: draft.audience,
    ...someNumber('retention', draft.retention),
  };
};
