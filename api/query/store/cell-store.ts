import type { Grain } from '../../../etl/model/rollup.ts';
import { createMemory } from '../../../etl/warehouse/memory.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { Held } from '../held.ts';
import { loadCountTable, type CountTable } from './count-table.ts';
import {
  loadClosedTable,
  loadOpenTable,
  type ClosedTable,
  type OpenTable,
  type TimingShape,
} from './timing-tables.ts';

/** Rollups in memory, each read when it is first asked for, as they are at one data version. */
export interface CellStore {
  readonly version: number;
  /** Null for a rollup of too many cells: the engine answers from it instead. */
  counts(session: Session, grain: Grain): Promise<CountTable | null>;
  closed(session: Session, shape: TimingShape): Promise<ClosedTable | null>;
  open(session: Session, shape: TimingShape): Promise<OpenTable | null>;
}

/** Cells beyond which a rollup stays with the engine: they would take some 150 MB. */
const MOST = 4_000_000;
/** Tables held at once: counts by month, place and issue, and time to close for the few groupings that views ask for. */
const TABLES = 24;

const openStore = (held: Held): CellStore => {
  const tables = createMemory(TABLES);
  const load = <Table>(
    session: Session,
    name: string,
    grain: Grain,
    read: () => Promise<Table>,
  ): Promise<Table | null> =>
    tables.remember(name, async () => {
      const [counted] = await session.rows<{ n: number }>(`SELECT count(*) AS n FROM ${grain.table}`);
      return (counted?.n ?? 0) > MOST ? null : read();
    });
  const named = (kind: string, { grain, dimensions, days }: TimingShape): string =>
    [kind, grain.table, days, ...dimensions].join(' ');
  return {
    version: held.version,
    counts: (session, grain) => load(session, grain.table, grain, () => loadCountTable(session, grain, held)),
    closed: (session, shape) =>
      load(session, named('closed', shape), shape.grain, () => loadClosedTable(session, shape, held)),
    open: (session, shape) =>
      load(session, named('open', shape), shape.grain, () => loadOpenTable(session, shape, held)),
  };
};

/** What a memory holds of the newest version. */
interface Newest {
  store: CellStore | null;
}

/**
 * The store of the version that a session reads; null for a session that remembers nothing. Only the newest version's is
 * kept, so that memory holds the cells once.
 */
export const storeFor = async (session: Session, held: Held): Promise<CellStore | null> => {
  if (!session.remembers) return null;
  const newest = await session.remember<Newest>('cell store', () => Promise.resolve({ store: null }));
  if (newest.store?.version === held.version) return newest.store;
  // Somebody still reads what was before the last import; the engine answers them.
  if (newest.store && newest.store.version > held.version) return null;
  newest.store = openStore(held);
  return newest.store;
};
