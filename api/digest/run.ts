import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Barometer } from '../barometer.ts';
import { METRICS } from '../metrics/index.ts';
import type { Digest, DigestTable } from './definition.ts';
import { answerFile, dictionaryFile, type DigestFile } from './files.ts';
import { tablePeriod } from './period.ts';

/** What was sent, so that a reader can check and reproduce it. */
export interface DigestManifest {
  readonly digest: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** The day the run speaks for, in the digest's zone. */
  readonly for: string;
  readonly zone: string;
  readonly audience: string;
  readonly data_version: string;
  readonly schema_version: 1;
  readonly files: readonly {
    readonly file: string;
    readonly rows: number;
    readonly sha256: string;
    /** The query that gives the same cells; absent for the dictionary. */
    readonly query?: string;
    readonly from?: string | null;
    readonly to?: string | null;
    readonly notes?: readonly string[];
  }[];
}

export interface DigestRun {
  /** The folder the files stand in. */
  readonly folder: string;
  /** False when this run had been made before; nothing was written again. */
  readonly fresh: boolean;
  readonly manifest: DigestManifest;
}

/** The calendar day of an instant in a zone. */
const dayIn = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);

const queryOf = (digest: Digest, table: DigestTable, day: string): Record<string, unknown> => ({
  metrics: table.metrics,
  by: table.by,
  where: table.where,
  ...tablePeriod(table.period, day),
  ...(table.compare ? { compare: table.compare } : {}),
  audience: digest.audience,
  min_n: digest.min_n,
});

/** The same query as URL parameters, to reproduce a table from the API. */
const queryLink = (query: Record<string, unknown>): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'where')
      for (const [dimension, members] of Object.entries(value as Record<string, (string | null)[]>))
        for (const member of members) parameters.append('where', `${dimension}=${member ?? ''}`);
    else parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return `/api/v1/query?${parameters.toString()}`;
};

/**
 * Runs a digest for an instant and writes its files into `<out>/<name>/<day>/`, all at once: the folder appears whole
 * or not at all. The same digest for the same day is one run.
 */
export const runDigest = async (
  barometer: Barometer,
  digest: Digest,
  instant: Date,
  out: string,
): Promise<DigestRun> => {
  const zone = digest.schedule?.zone ?? 'UTC';
  const day = dayIn(instant, zone);
  const folder = join(out, digest.name, day);
  const held = await readManifest(folder);
  if (held) return { folder, fresh: false, manifest: held };

  const files: DigestFile[] = [];
  const entries: DigestManifest['files'][number][] = [];
  let dataVersion = '';
  for (const table of digest.tables) {
    const query = queryOf(digest, table, day);
    const answer = await barometer.query(query);
    dataVersion = answer.data_version;
    const file = answerFile(`${table.file}.csv`, answer, digest.format);
    files.push(file);
    entries.push({
      file: file.name,
      rows: file.rows,
      sha256: file.sha256,
      query: queryLink(query),
      from: answer.from,
      to: answer.to,
      notes: answer.notes,
    });
  }
  const ids = METRICS.map((metric) => metric.id).filter((id) =>
    digest.tables.some((table) => table.metrics.includes(id)),
  );
  const dictionary = dictionaryFile(ids, digest.format);
  files.push(dictionary);
  entries.push({ file: dictionary.name, rows: dictionary.rows, sha256: dictionary.sha256 });
  const manifest: DigestManifest = {
    digest: digest.name,
    title: digest.title,
    for: day,
    zone,
    audience: digest.audience,
    data_version: dataVersion,
    schema_version: 1,
    files: entries,
  };
  await writeFolder(folder, files, manifest);
  return { folder, fresh: true, manifest };
};

const readManifest = async (folder: string): Promise<DigestManifest | null> => {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as DigestManifest;
  } catch {
    return null;
  }
};

const writeFolder = async (
  folder: string,
  files: readonly DigestFile[],
  manifest: DigestManifest,
): Promise<void> => {
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    for (const file of files) await writeFile(join(draft, file.name), file.bytes);
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
};
