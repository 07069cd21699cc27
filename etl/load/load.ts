import { createHash } from 'node:crypto';
import type { RedactedCounts } from '../clean/redact.ts';
import type { Mapping } from '../model/mapping.ts';
import { CASE_COLUMNS, RESPONSE_COLUMNS } from '../model/tables.ts';
import { placeImport } from '../places/placing/place-import.ts';
import { addPartition, movePartitionRows } from '../rollup/apply.ts';
import { addSourceState, bumpDataVersion } from './bookkeeping.ts';
import { registerInstrument } from './instrument.ts';
import type { Loader, LoadJob, Staged } from './job.ts';
import { dropOrdered } from './ordered-table.ts';
import { collectRejects, storeRejects } from './rejects.ts';
import { settle } from './settle.ts';
import { caseLoader } from './stage-cases.ts';
import { createStagedFacts, dropStagedFacts } from './staged-facts.ts';
import { responseLoader } from './stage-responses.ts';

/** What is written about an import besides its rows. */
export interface LoadContext {
  readonly now: Date;
  readonly sample: boolean;
  readonly preset: string | null;
  readonly droppedColumns: readonly string[];
  /** Called between the steps, with the rows behind the step. */
  readonly onStep: (state: 'loading' | 'rolling_up', rows: number) => void;
}

export interface LoadResult {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly rejectedByCode: Record<string, number>;
  readonly flagsByCode: Record<string, number>;
  /** Personal data replaced by tokens in the free text of the rows read, by kind. */
  readonly redacted: RedactedCounts;
}

/** Fingerprint of a mapping: the same bytes read another way are another import. */
export const mappingHash = (mapping: Mapping): string =>
  createHash('sha256')
    .update(JSON.stringify(sortKeys(mapping)))
    .digest('hex');

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sortKeys(entry)]),
  );
};

const countBy = (codes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

/** The import lost or gained a row on the way: our own fault, and nothing of it may stay. */
export class RowsDoNotReconcile extends Error {
  constructor(read: number, accounted: number) {
    super(`read ${read} rows, accounted for ${accounted}; nothing was loaded`);
    this.name = 'RowsDoNotReconcile';
  }
}

const loaderOf = ({ mapping }: LoadJob): Loader =>
  mapping.kind === 'complaints' ? caseLoader : responseLoader;

/** Rows beyond which packing what was staged, and what redaction changed of it, takes less than the memory it would need. */
const LONG = 3_000_000;

/**
 * Reads the rows of a table into temp tables, before any transaction: the engine reads rows that are not committed on
 * one core while the other spins. Nothing of it reaches the ledger.
 */
export const stage = async (job: LoadJob): Promise<Staged & { readonly nBadDates: number }> => {
  const staged = await loaderOf(job).stage(job);
  if (job.table.nRows > LONG) await job.session.run('CHECKPOINT temp');
  const [bad] = await job.session.rows<{ n: number }>(
    `SELECT count(*) AS n FROM staged WHERE reject_code = 'bad_date'`,
  );
  return { ...staged, nBadDates: bad?.n ?? 0 };
};

/**
 * Loads what was staged, inside the caller's transaction.
 * @throws RowsDoNotReconcile when read ≠ new + updated + duplicate + rejected; the caller rolls back.
 */
export const load = async (job: LoadJob, staged: Staged, context: LoadContext): Promise<LoadResult> => {
  const { session, table, mapping, importId } = job;
  const loader = loaderOf(job);
  const columns = mapping.kind === 'complaints' ? CASE_COLUMNS : RESPONSE_COLUMNS;
  const read = table.nRows + table.rejected.length;
  const { flags, redacted } = staged;

  for (const instrument of staged.instruments) await registerInstrument(session, instrument);
  const rejects = await collectRejects(session, table, context.droppedColumns);
  context.onStep('loading', rejects.length);
  const outcome = await settle(session, {
    versions: loader.versions,
    columns,
    importId,
    source: mapping.source,
  });
  await loader.attach(job);

  const accounted = outcome.new + outcome.updated + outcome.duplicate + rejects.length;
  if (accounted !== read) throw new RowsDoNotReconcile(read, accounted);

  const placed = await placeImport(session, loader.versions, importId);
  await storeRejects(session, importId, rejects);
  context.onStep('rolling_up', read);
  await movePartitionRows(session, 'retired', -1);
  const isAsStaged =
    mapping.kind === 'complaints' && outcome.updated + outcome.duplicate === 0 && !placed.changed;
  await addPartition(
    session,
    importId,
    isAsStaged ? await createStagedFacts(session, importId, mapping.source) : undefined,
  );
  await dropStagedFacts(session);
  await dropOrdered(session, 'staged');
  await addSourceState(session, mapping.source, mapping.kind);
  await bumpDataVersion(session);

  const result: LoadResult = {
    read,
    new: outcome.new,
    updated: outcome.updated,
    duplicate: outcome.duplicate,
    rejected: rejects.length,
    rejectedByCode: countBy(rejects.map((reject) => reject.code)),
    flagsByCode: positive({
      ...flags,
      ...placed.counts,
      ...table.notices,
      older_than_held: outcome.olderThanHeld,
    }),
    redacted,
  };
  await recordImport(job, context, result);
  return result;
};

const positive = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));

const recordImport = async (job: LoadJob, context: LoadContext, result: LoadResult): Promise<void> => {
  const { session, table, mapping, importId } = job;
  await session.run(
    `INSERT INTO import (import_id, file, bytes, sha256, mapping_sha256, mapping, kind, source, preset, encoding, status, sample,
       imported_at, undone_at, imported_by, n_read, n_new, n_updated, n_duplicate, n_rejected, rejected_by_code, flags_by_code,
       dropped_columns, columns, redacted)
     VALUES ($id, $file, $bytes, $sha256, $mapping_sha256, $mapping, $kind, $source, $preset, $encoding, 'loaded', $sample,
       $now, NULL, NULL, $read, $new, $updated, $duplicate, $rejected, $rejected_by_code, $flags_by_code,
       $dropped_columns, $columns, $redacted)`,
    {
      id: importId,
      file: table.sheet.file,
      bytes: table.sheet.bytes,
      sha256: table.sheet.sha256,
      mapping_sha256: mappingHash(mapping),
      mapping: JSON.stringify(mapping),
      kind: mapping.kind,
      source: mapping.source,
      preset: context.preset,
      encoding: table.sheet.encoding.name,
      sample: context.sample,
      now: context.now,
      read: result.read,
      new: result.new,
      updated: result.updated,
      duplicate: result.duplicate,
      rejected: result.rejected,
      rejected_by_code: JSON.stringify(result.rejectedByCode),
      flags_by_code: JSON.stringify(result.flagsByCode),
      dropped_columns: JSON.stringify(context.droppedColumns),
      columns: JSON.stringify(table.columns.map((column) => column.name)),
      redacted: JSON.stringify(result.redacted),
    },
  );
};
