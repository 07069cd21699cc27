import type { Grain } from '../../../etl/model/rollup.ts';
import { createMemory } from '../../../etl/warehouse/memory.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { Warehouse } from '../../../etl/warehouse/warehouse.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import { readHeld, type Held } from '../held.ts';
import type { RowRate } from '../row-rate.ts';
import { loadCountTable, type CountTable } from './count-table.ts';
import { loadOutcomeTable, type OutcomeTable } from './outcome-table.ts';
import { loadRateTable, type RateTable } from './rate-table.ts';
import { loadRatingTable, type RatingTable } from './rating-table.ts';
import {
  loadClosedTable,
  loadOpenTable,
  readLatest,
  type ClosedTable,
  type OpenTable,
  type TimingShape,
} from './timing-tables.ts';

/** A rollup, and which of its dimensions are kept apart. */
export interface Shape {
  readonly grain: Grain;
  readonly dimensions: readonly GroupDimension[];
}

/** Rollups in memory, each read when it is first asked for, as they are at one data version. */
export interface CellStore {
  readonly version: number;
  /** Null where there are too many cells: the engine answers instead. */
  counts(session: Session, shape: Shape): Promise<CountTable | null>;
  closed(session: Session, shape: TimingShape): Promise<ClosedTable | null>;
  open(session: Session, shape: TimingShape): Promise<OpenTable | null>;
  /** The day of the latest news of each complaint source, in days since 1970. */
  latest(session: Session): Promise<ReadonlyMap<string, number>>;
  ratings(session: Session, shape: Shape): Promise<RatingTable | null>;
  outcomes(session: Session, shape: Shape): Promise<OutcomeTable | null>;
  rates(session: Session, rate: RowRate, dimensions: readonly GroupDimension[]): Promise<RateTable>;
  /** Loads into another store, one after the other, what was loaded into this. */
  repeatIn(other: CellStore, session: Session): Promise<void>;
  /** What `work` gave under this name before, while one answer is made: its metrics often rest on the same cells. */
  once<T>(name: string, work: () => T): T;
}

/** A store that remembers for the length of one answer what was worked out from it. */
const forOneAnswer = (store: CellStore): CellStore => {
  const known = new Map<string, unknown>();
  return {
    ...store,
    once: <T>(name: string, work: () => T): T => {
      if (!known.has(name)) known.set(name, work());
      return known.get(name) as T;
    },
  };
};

/** Tables held at once: each kind for the few groupings that views ask for. */
const TABLES = 48;

/** Beyond so many cases what takes a look at every row (about a second for each million) is left to who asks first. */
const ROWS_WORTH_WAITING_FOR = 3_000_000;

/** Loads a table again, in another store. */
type Again = (other: CellStore, session: Session) => Promise<unknown>;

const againCounts =
  (shape: Shape, table: CountTable | null): Again =>
  async (other, session) => {
    const next = await other.counts(session, shape);
    for (const name of table?.known() ?? []) await next?.counts(session, name);
  };

/** Cells held at once, of all tables together: about 400 MB. */
const MOST_HELD = 12_000_000;

/** What is known of a table that is held. */
interface Loaded {
  readonly nCells: number;
  readonly again: Again;
}

const openStore = (held: Held): CellStore => {
  const tables = createMemory(TABLES);
  const loaded = new Map<string, Loaded>();
  /** Lets go of the tables that were asked for longest ago; the latest stays whatever its size. */
  const letGo = (): void => {
    let nCells = [...loaded.values()].reduce((sum, each) => sum + each.nCells, 0);
    for (const [oldest, each] of loaded) {
      if ((nCells <= MOST_HELD && loaded.size <= TABLES) || loaded.size === 1) return;
      nCells -= each.nCells;
      loaded.delete(oldest);
      tables.forget(oldest);
    }
  };
  const kept = async <Table extends { readonly length: number } | null>(
    name: string,
    read: () => Promise<Table>,
    again: (table: Table) => Again,
  ): Promise<Table> => {
    const table = await tables.remember(name, read);
    loaded.delete(name);
    loaded.set(name, { nCells: table?.length ?? 0, again: again(table) });
    letGo();
    return table;
  };
  const named = (kind: string, { grain, dimensions }: Shape, ...more: readonly string[]): string =>
    [kind, grain.table, ...dimensions, ...more].join(' ');
  const byDays = ({ days }: TimingShape): string => (days ? 'by days' : '');
  return {
    version: held.version,
    counts: (session, shape) =>
      kept(
        named('counts', shape),
        () => loadCountTable(session, shape.grain, shape.dimensions, held),
        (table) => againCounts(shape, table),
      ),
    closed: (session, shape) =>
      kept(
        named('closed', shape, byDays(shape)),
        () => loadClosedTable(session, shape, held),
        () => (other, reader) => other.closed(reader, shape),
      ),
    open: (session, shape) =>
      kept(
        named('open', shape, byDays(shape)),
        () => loadOpenTable(session, shape, held),
        () => (other, reader) => other.open(reader, shape),
      ),
    latest: (session) => tables.remember('latest', () => readLatest(session)),
    ratings: (session, shape) =>
      kept(
        named('ratings', shape),
        () => loadRatingTable(session, shape.grain, shape.dimensions, held),
        () => (other, reader) => other.ratings(reader, shape),
      ),
    outcomes: (session, shape) =>
      kept(
        named('outcomes', shape),
        () => loadOutcomeTable(session, shape.grain, shape.dimensions, held),
        () => (other, reader) => other.outcomes(reader, shape),
      ),
    rates: (session, rate, dimensions) =>
      kept(
        [JSON.stringify(rate), ...dimensions].join(' '),
        () => loadRateTable(session, rate, dimensions, held),
        () => async (other, reader) => {
          if (held.nCases <= ROWS_WORTH_WAITING_FOR) await other.rates(reader, rate, dimensions);
        },
      ),
    repeatIn: async (other, session) => {
      for (const { again } of [...loaded.values()]) await again(other, session);
    },
    once: (_name, work) => work(),
  };
};

/** What a memory holds of the newest version. */
interface Newest {
  store: CellStore | null;
}

const newestOf = (session: Session): Promise<Newest> =>
  session.remember<Newest>('cell store', () => Promise.resolve({ store: null }));

/**
 * The store of the version that a session reads; null for a session that remembers nothing. Only the newest version's is
 * kept, so that memory holds the cells once.
 */
export const storeFor = async (session: Session, held: Held): Promise<CellStore | null> => {
  if (!session.remembers) return null;
  const newest = await newestOf(session);
  if (newest.store?.version === held.version) return forOneAnswer(newest.store);
  // Somebody still reads what was before the last import; the engine answers them.
  if (newest.store && newest.store.version > held.version) return null;
  newest.store = openStore(held);
  return forOneAnswer(newest.store);
};

/** What stands ready for a version that nobody can read yet. */
export interface Prepared {
  /** Reads as of that version, with its store. */
  readonly session: Session;
  /** Puts the store into place, once the transaction is committed. */
  publish(): void;
}

/**
 * Makes the store of a version before anybody reads it: in the transaction that will be that version, with the tables that
 * the newest store has. So nobody who asks just after an import has to wait for them.
 * @param writer changes the ledger; its version is counted on already.
 * @returns null when nobody has asked anything yet.
 */
export const prepareStore = async (warehouse: Warehouse, writer: Session): Promise<Prepared | null> => {
  const reader = await warehouse.session();
  try {
    const newest = await newestOf(reader);
    if (!newest.store) return null;
    const store = openStore(await readHeld(writer));
    await newest.store.repeatIn(store, writer);
    const memory = createMemory(TABLES);
    await memory.remember<Newest>('cell store', () => Promise.resolve({ store }));
    return {
      session: { ...writer, remembers: true, remember: (name, read) => memory.remember(name, read) },
      publish: () => {
        if (!newest.store || newest.store.version < store.version) newest.store = store;
      },
    };
  } finally {
    reader.close();
  }
};
