import type { QueryAnswer } from '../contract/query.ts';
import { METRICS } from '../metrics/index.ts';
import { csvwFile } from './csvw-file.ts';
import type { Digest } from './digest-schema.ts';
import { dayOf } from './due-runs.ts';
import { answerFile, csvFile, dictionaryFile, jsonFile, sha256, type DigestFile } from './files.ts';
import type { DigestManifest, ManifestFile } from './manifest.ts';
import type { DigestFormat, Recipient } from './recipient.ts';
import { queryLink, tableQuery, type TableQuery, type Where } from './table-query.ts';
import { whatChanged, type AnsweredTable } from './what-changed.ts';

/** Answers queries of one state of the ledger. */
export type Ask = (query: TableQuery) => Promise<QueryAnswer>;

/** Whose digest, and for when. Without a recipient the digest is made whole, as defined. */
export interface Occasion {
  readonly period: string;
  readonly revision: number;
  readonly recipient: Recipient | null;
  /** Where readers find the server, for the links in the manifest; absent: they have to know. */
  readonly origin?: string | undefined;
}

/** Everything one recipient is sent. */
export interface Content {
  readonly files: readonly DigestFile[];
  readonly manifest: DigestManifest;
}

const formatOf = (digest: Digest, recipient: Recipient | null): DigestFormat => {
  const own = Object.entries(recipient?.format ?? {}).filter(([, value]) => value !== undefined);
  const format = { ...digest.format, ...Object.fromEntries(own) };
  return format.encoding === 'gb18030' ? { ...format, bom: false } : format;
};

const audienceOf = (digest: Digest, recipient: Recipient | null): TableQuery['audience'] =>
  recipient?.audience ?? digest.audience;

/** The view of a recipient on a day, as every query of theirs needs it. */
export const viewOf = (
  digest: Digest,
  { recipient, period }: Occasion,
): { day: string; audience: TableQuery['audience']; minN: number; only: Where } => ({
  day: dayOf(period),
  audience: audienceOf(digest, recipient),
  minN: digest.min_n,
  only: recipient?.only ?? {},
});

/**
 * Makes the files of one recipient: tables, what changed, dictionary, CSVW metadata, manifest.
 * @throws Problem when a table cannot be answered.
 */
export const makeContent = async (ask: Ask, digest: Digest, occasion: Occasion): Promise<Content> => {
  const { recipient, period, revision, origin = '' } = occasion;
  const format = formatOf(digest, recipient);
  const view = viewOf(digest, occasion);
  const language = recipient?.language ?? 'en';
  const answered: AnsweredTable[] = [];
  const files: DigestFile[] = [];
  const metadata: DigestFile[] = [];
  const entries: ManifestFile[] = [];
  let dataVersion = '';
  for (const table of digest.tables) {
    const query = tableQuery(table, view);
    const answer = await ask(query);
    const isPart = Object.keys(view.only).length > 0;
    const whole = isPart ? await ask(tableQuery(table, { ...view, only: {} })) : answer;
    dataVersion = answer.data_version;
    answered.push({ file: table.file, answer });
    const file = answerFile(`${table.file}.csv`, answer, format);
    files.push(file);
    metadata.push(csvwFile(file.name, answer, format));
    entries.push({
      file: file.name,
      rows: file.rows,
      rows_total: whole.rows.length,
      sha256: file.sha256,
      query: `${origin}${queryLink(query)}`,
      request: query,
      from: answer.from,
      to: answer.to,
      notes: answer.notes,
    });
  }
  const changes = whatChanged(answered, language);
  const used = METRICS.map((metric) => metric.id).filter((id) =>
    digest.tables.some((table) => table.metrics.includes(id)),
  );
  for (const file of [
    csvFile('what_changed.csv', changes.columns, changes.rows, format),
    dictionaryFile(used, format),
  ]) {
    files.push(file);
    entries.push({ file: file.name, rows: file.rows, rows_total: file.rows, sha256: file.sha256 });
  }
  const manifest: DigestManifest = {
    digest: digest.name,
    title: digest.title,
    for: view.day,
    period,
    revision,
    recipient: recipient?.name ?? null,
    language,
    zone: digest.schedule?.zone ?? 'UTC',
    audience: view.audience,
    only: view.only,
    format,
    data_version: dataVersion,
    schema_version: 2,
    signals: changes.signals,
    files: entries,
    metadata: metadata.map((file) => ({ file: file.name, sha256: sha256(file.bytes) })),
  };
  return { manifest, files: [...files, ...metadata, jsonFile('manifest.json', manifest)] };
};
