import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { Problem } from '../model/problem.ts';
import { openSession } from './duckdb-session.ts';
import { createMemory, type Memory } from './memory.ts';
import { migrate } from './migrate.ts';
import type { Session } from './session.ts';
import type { Warehouse } from './warehouse.ts';

/** Things read once for a data version: a handful of names, and a few versions while an import replaces another. */
const REMEMBERED = 50;

/** Another process owns the file; its message names that process where the engine says so. */
export class WarehouseOwned extends Problem {
  constructor(path: string, detail: string) {
    super('The data directory is in use', [
      {
        code: 'warehouse_owned',
        detail: `Another process has ${path} open. ${detail}`.trim(),
        file: path,
        way_out:
          'Stop that process, or let the command talk to it (the server must be running, not starting).',
      },
    ]);
    this.name = 'WarehouseOwned';
  }
}

/** What may stand in the log before it is written into the file: an import of a million rows need not wait for that. */
const CHECKPOINT_AFTER = '128MB';

/** What a process that was killed left behind: uploads and their copies, citizens' words among them. */
const removeLeftovers = async (dir: string): Promise<void> => {
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true, force: true });
};

const isLockError = (error: unknown): boolean => /lock|being used by another process/i.test(String(error));

/**
 * Opens (and creates) the DuckDB file `barometer.duckdb` in a data directory.
 * @throws WarehouseOwned when another process has it.
 */
export const openDuckdb = async (dataDir: string): Promise<Warehouse> => {
  const tempDir = join(dataDir, 'tmp');
  await mkdir(tempDir, { recursive: true });
  const path = join(dataDir, 'barometer.duckdb');
  const instance = await DuckDBInstance.create(path, {
    memory_limit: '1GB',
    temp_directory: tempDir,
    preserve_insertion_order: 'true',
    checkpoint_threshold: CHECKPOINT_AFTER,
  }).catch((error: unknown) => {
    if (isLockError(error)) throw new WarehouseOwned(path, '');
    throw error;
  });

  await removeLeftovers(tempDir);
  const first = await instance.connect();
  await first.run("SET GLOBAL TimeZone = 'UTC'");
  first.closeSync();

  // One connection is made ahead of whoever comes next.
  let spare = instance.connect();
  let isClosed = false;
  const connect = (): Promise<DuckDBConnection> => {
    if (isClosed) return Promise.reject(new Error('the warehouse is closed'));
    const taken = spare;
    spare = instance.connect();
    return taken;
  };

  const open = new Set<Session>();
  const ending = new Set<Promise<void>>();
  const memory = createMemory(REMEMBERED);
  const openWith = async (remembered: Memory | null): Promise<Session> => {
    const { session: inner, ended } = openSession(await connect(), remembered);
    const outer: Session = {
      ...inner,
      close: () => {
        if (!open.delete(outer)) return;
        inner.close();
        const end = ended();
        ending.add(end);
        void end.finally(() => ending.delete(end));
      },
    };
    open.add(outer);
    return outer;
  };

  const session = (): Promise<Session> => openWith(memory);

  let last: Promise<unknown> = Promise.resolve();
  let revision = 0;
  const exclusively = <T>(work: (session: Session) => Promise<T>, part?: 'step'): Promise<T> => {
    const turn = last.then(async () => {
      const own = await openWith(null);
      try {
        return await work(own);
      } finally {
        own.close();
        if (part !== 'step') revision += 1;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };

  const warehouse: Warehouse = {
    session,
    exclusively,
    tempDir,
    get revision() {
      return revision;
    },
    async close() {
      await last;
      isClosed = true;
      for (const each of [...open]) each.close();
      await Promise.all(ending);
      (await spare).closeSync();
      instance.closeSync();
    },
  };
  await exclusively(migrate);
  return warehouse;
};
