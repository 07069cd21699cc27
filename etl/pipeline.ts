import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { allDuplicate, heldImport } from './load/held-import.ts';
import { load, stage, type LoadResult } from './load/load.ts';
import { clearSample, hasSample } from './load/sample.ts';
import { proposeMapping, recognise, type Proposal, type Question, type Recognition } from './map/index.ts';
import type { Kind } from './model/field.ts';
import type { Mapping } from './model/mapping.ts';
import { Problem } from './model/problem.ts';
import type { ColumnProfile } from './profile/column-profile.ts';
import { profileTable } from './profile/profile-table.ts';
import { guessLayout, listReadings, openSheet, readTable } from './read/index.ts';
import type { Sheet, Table } from './read/table.ts';
import type { Session } from './warehouse/session.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** What a person settles about a file before it is read. */
export interface ReadingChoices {
  /** The name shown and kept; the path's own when absent. */
  readonly file?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly kind?: Kind;
  /** A saved mapping to read with, and the columns of the file it was made for. */
  readonly source?: Mapping;
  readonly sourceColumns?: readonly string[];
  /** Field → column, over whatever the preset says. */
  readonly set?: Readonly<Record<string, string>>;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly timezone?: string;
}

export interface ImportChoices extends ReadingChoices {
  readonly dryRun?: boolean;
  readonly sample?: boolean;
}

/** A file understood as far as it can be without loading it. */
export interface Reading {
  readonly table: Table;
  readonly recognition: Recognition | null;
  readonly profiles: readonly ColumnProfile[];
  readonly proposal: Proposal;
}

export type ImportState = 'reading' | 'staging' | 'loading' | 'rolling_up';

/** What surrounds an import: the clock, somebody who watches, and a way to stop. */
export interface ImportContext {
  readonly now: () => Date;
  readonly onState?: (state: ImportState, rowsDone: number | null, rowsTotal: number | null) => void;
  readonly signal?: AbortSignal;
  /** Looks at the ledger as it was and as it would be, in the transaction of a dry run. */
  readonly compare?: (session: Session, when: 'before' | 'after') => Promise<void>;
  /** Writes what must be there exactly when the rows are, in their transaction; not called by a dry run. */
  readonly written?: (session: Session, result: ImportResult) => Promise<void>;
}

export interface ImportResult {
  readonly importId: number | null;
  readonly status: 'loaded' | 'unchanged';
  readonly table: { readonly file: string; readonly sha256: string; readonly nRows: number };
  readonly mapping: Mapping;
  readonly counts: LoadResult;
  readonly droppedColumns: readonly string[];
  readonly drift: Proposal['drift'];
}

/** The whole journey, one sentence a step: file → table → profile → mapping → `work` → nothing left behind. */
const withReading = async <T>(
  warehouse: Warehouse,
  path: string,
  choices: ReadingChoices,
  whole: boolean,
  session: Session,
  work: (reading: Reading) => Promise<T>,
): Promise<T> => {
  const tempDir = await mkdtemp(join(warehouse.tempDir, 'read-'));
  try {
    const sheet = await openSheet(path, { ...choices, tempDir });
    const recognition = recognise(sheet.preview);
    const layout = recognition?.layout ?? guessLayout(sheet);
    const table = await readTable(sheet, layout, { tempDir });
    const profiles = await profileTable(session, table, { whole });
    const proposal = proposeMapping({
      file: sheet.file,
      preset: recognition?.preset ?? null,
      columns: profiles,
      ...(choices.kind ? { kind: choices.kind } : {}),
      ...(choices.source ? { source: choices.source } : {}),
      ...(choices.sourceColumns?.length ? { sourceColumns: choices.sourceColumns } : {}),
      ...(choices.set ? { set: choices.set } : {}),
      ...(choices.dateOrder ? { dateOrder: choices.dateOrder } : {}),
      ...(choices.timezone ? { timezone: choices.timezone } : {}),
    });
    const unsure = choices.encoding === undefined && !sheet.encoding.certain;
    const questions = unsure ? [await encodingQuestion(sheet), ...proposal.questions] : proposal.questions;
    return await work({ table, recognition, profiles, proposal: { ...proposal, questions } });
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
};

/** Asks in which encoding a text makes sense, each with how it reads. */
const encodingQuestion = async (sheet: Sheet): Promise<Question> => {
  const readings = await listReadings(sheet.path, sheet.encoding.name);
  const names = readings.length > 0 ? readings : [{ encoding: sheet.encoding.name, text: '' }];
  return {
    id: 'encoding',
    text: {
      en: `The encoding of ${sheet.file} cannot be told for certain. Which reading makes sense?`,
      zh: `无法确定 ${sheet.file} 的编码。哪一种读法通顺？`,
    },
    choices: names.map(({ encoding, text }) => ({
      id: encoding,
      label: { en: encoding, zh: encoding },
      ...(text === '' ? {} : { example: text }),
    })),
  };
};

/** Looks at a file without loading it. */
export const inspectFile = async (
  warehouse: Warehouse,
  path: string,
  choices: ReadingChoices,
): Promise<Reading> => {
  const session = await warehouse.session();
  try {
    return await withReading(warehouse, path, choices, true, session, (reading) => Promise.resolve(reading));
  } finally {
    session.close();
  }
};

const wayToAnswer = (id: string): string => {
  if (id.startsWith('date_order')) return 'Say which with --date-order dmy or --date-order mdy.';
  if (id === 'encoding') return 'Say which with --encoding NAME.';
  return `Answer with --set ${id}=CHOICE.`;
};

/** The mapping to load with, or a refusal that lists everything still open. */
const settledMapping = (file: string, proposal: Proposal): Mapping => {
  const open = proposal.questions.map((question) => ({
    code: 'open_question',
    detail: question.text.en,
    file,
    pointer: question.id,
    value: question.choices.map((choice) => `${choice.id}: ${choice.example ?? choice.label.en}`).join(' · '),
    way_out: wayToAnswer(question.id),
  }));
  if (proposal.problems.length > 0 || open.length > 0)
    throw new Problem(`${file} cannot be loaded yet`, [...proposal.problems, ...open]);
  if (!proposal.mapping) throw new Error(`no mapping and no problem for ${file}`);
  return proposal.mapping;
};

/** Columns left out because they identify people. */
const droppedColumns = (proposal: Proposal): string[] =>
  proposal.suggestions
    .filter((suggestion) => suggestion.action === 'drop')
    .map((suggestion) => suggestion.column);

/** A dry run has done all the work and takes it back. */
class DryRun extends Error {}

/**
 * Imports one file: read, map, load, roll up, in one transaction. The same bytes read the same way while they are live
 * change nothing.
 * @throws Problem when the file or its mapping is refused; nothing of it is left behind.
 */
export const importFile = (
  warehouse: Warehouse,
  path: string,
  choices: ImportChoices,
  context: ImportContext,
): Promise<ImportResult> =>
  warehouse.exclusively(async (session) => {
    const stop = (): void => session.interrupt();
    context.signal?.addEventListener('abort', stop);
    try {
      context.signal?.throwIfAborted();
      context.onState?.('reading', null, null);
      return await withReading(
        warehouse,
        path,
        choices,
        false,
        session,
        async ({ table, recognition, profiles, proposal }) => {
          const mapping = settledMapping(table.sheet.file, proposal);
          const dropped = droppedColumns(proposal);
          const total = table.nRows + table.rejected.length;
          const result = (
            importId: number | null,
            status: ImportResult['status'],
            counts: LoadResult,
          ): ImportResult => ({
            importId,
            status,
            table: { file: table.sheet.file, sha256: table.sheet.sha256, nRows: total },
            mapping,
            counts,
            droppedColumns: dropped,
            drift: proposal.drift,
          });
          const held = await heldImport(session, table.sheet.sha256, mapping);
          if (held !== null) return result(held, 'unchanged', allDuplicate(total));

          const [next] = await session.rows<{ id: number }>(`SELECT nextval('import_number') AS id`);
          const importId = next?.id ?? 0;
          const job = { session, importId, table, profiles, mapping };
          context.onState?.('staging', 0, total);
          const staged = await stage(job);
          context.signal?.throwIfAborted();
          let counts: LoadResult | undefined;
          await session
            .transaction(async () => {
              if (!choices.sample && (await hasSample(session))) await clearSample(session, context.now());
              if (choices.dryRun) await context.compare?.(session, 'before');
              counts = await load(job, staged, {
                now: context.now(),
                sample: choices.sample ?? false,
                preset: recognition?.preset.id ?? null,
                droppedColumns: dropped,
                onStep: (state, rows) => context.onState?.(state, rows, total),
              });
              context.signal?.throwIfAborted();
              if (!choices.dryRun) return context.written?.(session, result(importId, 'loaded', counts));
              await context.compare?.(session, 'after');
              throw new DryRun();
            })
            .catch((error: unknown) => {
              if (!(error instanceof DryRun)) throw error;
            });
          if (!counts) throw new Error('the load ended without a result');
          return result(choices.dryRun ? null : importId, 'loaded', counts);
        },
      );
    } finally {
      context.signal?.removeEventListener('abort', stop);
    }
  });
