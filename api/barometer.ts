import { performance } from 'node:perf_hooks';
import { clearSample } from '../etl/load/sample.ts';
import { undoImport } from '../etl/load/undo.ts';
import { importFile, inspectFile, type ImportChoices, type ImportContext } from '../etl/pipeline.ts';
import type { Quarantine } from '../etl/quarantine/quarantine.ts';
import type { ReadingChoices } from '../etl/reading.ts';
import type { Session } from '../etl/warehouse/session.ts';
import type { Warehouse } from '../etl/warehouse/warehouse.ts';
import { settleReopenings } from './actions/settle.ts';
import type { Component } from './contract/declared.ts';
import type { ImportReport, InspectReport } from './contract/imports.ts';
import type { QueryAnswer } from './contract/query.ts';
import { compareHeadlines, readHeadlines } from './import/headline.ts';
import { inspectReport } from './import/inspect-report.ts';
import { importReport } from './import/report.ts';
import { answerQuery } from './query/answer.ts';
import { recordStatements } from './query/record-statements.ts';
import { prepareStore } from './query/store/cell-store.ts';
import { untilStopped } from './until-stopped.ts';

/** What surrounds an import, as the surfaces see it. */
export interface Surrounding extends Pick<ImportContext, 'onState' | 'signal'> {
  /** Writes what must be there exactly when the rows are, in their transaction. */
  readonly written?: (session: Session, report: ImportReport) => Promise<void>;
}

/** What the product can do with a warehouse; the HTTP routes and the command line are two ways to ask for it. */
export interface Barometer {
  readonly warehouse: Warehouse;
  /** Reads with a session of its own, until the signal fires. @throws the signal's reason */
  read<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** @throws the signal's reason once it has fired */
  query(input: unknown, signal?: AbortSignal): Promise<QueryAnswer>;
  /** The statements that a query is answered with, values written in. */
  statements(input: unknown, signal?: AbortSignal): Promise<readonly string[]>;
  inspect(path: string, choices: ReadingChoices): Promise<InspectReport>;
  import(path: string, choices: ImportChoices, context?: Surrounding): Promise<ImportReport>;
  undo(importId: number): Promise<void>;
  /** Calls `prepare` with every import and undo, before anybody can see what it changes. */
  whenChanging(prepare: Prepare): void;
  clearSample(): Promise<number>;
}

/**
 * Makes ready what will be asked of the ledger as it is about to be.
 * @param query answers as of then.
 * @returns what puts it into place once everybody sees the change.
 */
export type Prepare = (query: (input: unknown) => Promise<QueryAnswer>) => Promise<() => void>;

/** What the operator has declared once, for every question that does not declare it itself. */
export interface Declared {
  readonly index?: readonly Component[];
  readonly composite?: Readonly<Record<string, number>>;
}

/** Only officers' questions: what the public was given is fixed. */
const withDeclared = (input: unknown, declared: Declared): unknown => {
  if (typeof input !== 'object' || input === null) return input;
  if ((input as { audience?: unknown }).audience === 'public') return input;
  return { ...declared, ...input };
};

type Headlines = Awaited<ReturnType<typeof readHeadlines>>;

/**
 * The operations over a warehouse, with the clock they use, a place for originals where the operator wants one, and
 * what the operator has declared.
 */
export const createBarometer = (
  warehouse: Warehouse,
  now: () => Date,
  quarantine: Quarantine | null = null,
  declared: Declared = {},
): Barometer => {
  const read = async <T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    const session = await warehouse.session();
    try {
      return await (signal ? untilStopped(session, signal, work) : work(session));
    } finally {
      session.close();
    }
  };

  const prepares: Prepare[] = [];
  /** Inside the transaction of a change; gives what to do when it is committed. */
  const prepare = async (session: Session): Promise<() => void> => {
    const prepared = await prepareStore(warehouse, session);
    if (!prepared) return () => undefined;
    const publish = [prepared.publish];
    for (const each of prepares)
      publish.push(await each((input) => answerQuery(prepared.session, withDeclared(input, declared))));
    return () => {
      for (const each of publish) each();
    };
  };

  /** Actions look again at a ledger that has changed; should that fail, the next change makes up for it. */
  const settle = (): Promise<void> => settleReopenings({ read, warehouse }, now()).catch(() => undefined);

  return {
    warehouse,
    read,
    query: (input, signal) => read((session) => answerQuery(session, withDeclared(input, declared)), signal),
    statements: (input, signal) =>
      read(async (session) => {
        const recorded = recordStatements(session);
        await answerQuery(recorded.session, withDeclared(input, declared));
        return recorded.statements();
      }, signal),
    inspect: async (path, choices) => inspectReport(path, await inspectFile(warehouse, path, choices)),
    import: async (path, choices, { written, ...context } = {}) => {
      const began = performance.now();
      const seconds = (): number => (performance.now() - began) / 1000;
      const seen = { before: new Map(), after: new Map() } as Record<'before' | 'after', Headlines>;
      const compare = async (session: Session, when: 'before' | 'after'): Promise<void> => {
        seen[when] = await readHeadlines(session);
      };
      let publish: (() => void) | undefined;
      const result = await importFile(warehouse, path, choices, {
        ...context,
        now,
        compare,
        written: async (session, loaded) => {
          await written?.(session, importReport(loaded, seconds()));
          publish = await prepare(session);
        },
      });
      publish?.();
      const real = !choices.sample && !choices.dryRun && result.status === 'loaded';
      if (real && quarantine && result.importId !== null) {
        const { importId, table } = result;
        await quarantine.keep(path, { importId, file: table.file, sha256: table.sha256 });
        await quarantine.purge();
      }
      if (!choices.dryRun && result.status === 'loaded') await settle();
      const report = importReport(result, seconds());
      if (!choices.dryRun) return report;
      return {
        ...report,
        dry_run: true,
        headline: compareHeadlines(result.mapping.kind, seen.before, seen.after),
      };
    },
    undo: async (importId) => {
      const publish = await warehouse.exclusively(async (session) => {
        let prepared = (): void => undefined;
        await session.transaction(async () => {
          await undoImport(session, importId, now());
          prepared = await prepare(session);
        });
        return prepared;
      });
      publish();
      await settle();
    },
    whenChanging: (each) => void prepares.push(each),
    clearSample: () => warehouse.exclusively((session) => clearSample(session, now())),
  };
};
