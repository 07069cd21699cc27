import { allDuplicate, heldImport } from './load/held-import.ts';
import { load, stage, type LoadResult } from './load/load.ts';
import { clearSample, hasSample } from './load/sample.ts';
import type { Proposal } from './map/index.ts';
import type { Mapping } from './model/mapping.ts';
import { Problem } from './model/problem.ts';
import { holdDateOrders } from './profile/date-orders.ts';
import { withReading, type Look, type Reading, type ReadingChoices } from './reading.ts';
import type { Session } from './warehouse/session.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

export interface ImportChoices extends ReadingChoices {
  readonly dryRun?: boolean;
  readonly sample?: boolean;
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

/** Looks at a file without loading it. */
export const inspectFile = async (
  warehouse: Warehouse,
  path: string,
  choices: ReadingChoices,
): Promise<Reading> => {
  const session = await warehouse.session();
  try {
    return await withReading(warehouse, path, choices, { whole: true }, session, (reading) =>
      Promise.resolve(reading),
    );
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

/** Behind the sample stand dates that the order of the sample cannot read. */
class OrderContradicted extends Error {}

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
    const read = (look: Look): Promise<ImportResult> => {
      context.signal?.throwIfAborted();
      context.onState?.('reading', null, null);
      return withReading(warehouse, path, choices, look, session, (reading) =>
        loadReading(session, reading, choices, context),
      );
    };
    try {
      return await read({ whole: false, orders: 'sample' }).catch((error: unknown) => {
        if (error instanceof OrderContradicted) return read({ whole: false });
        throw error;
      });
    } finally {
      context.signal?.removeEventListener('abort', stop);
    }
  });

const loadReading = async (
  session: Session,
  { table, recognition, profiles, proposal }: Reading,
  choices: ImportChoices,
  context: ImportContext,
): Promise<ImportResult> => {
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
  if (staged.nBadDates > 0 && !(await holdDateOrders(session, table, profiles)))
    throw new OrderContradicted();
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
};
