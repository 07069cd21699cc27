import type { Grain } from '../../../etl/model/rollup.ts';
import { createMemory } from '../../../etl/warehouse/memory.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import type { Held } from '../held.ts';
import type { RowRate } from '../row-rate.ts';
import { loadCountTable, type CountTable } from './count-table.ts';
import { loadRateTable, type RateTable } from './rate-table.ts';
import { loadRatingTable, type RatingTable } from './rating-table.ts';
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
  ratings(session: Session, grain: Grain): Promise<RatingTable | null>;
  rates(session: Session, rate: RowRate, dimensions: readonly GroupDimension[]): Promise<RateTable>;
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

/** Cells beyond which a rollup stays with the engine: they would take some 150 MB. */
const MOST = 4_000_000;
/** Tables held at once: counts by month, place and issue, and the rest for the few groupings that views ask for. */
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
    ratings: (session, grain) =>
      load(session, grain.table, grain, () => loadRatingTable(session, grain, held)),
    rates: (session, rate, dimensions) =>
      tables.remember([JSON.stringify(rate), ...dimensions].join(' '), () =>
        loadRateTable(session, rate, dimensions, held),
      ),
    once: (_name, work) => work(),
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
  if (newest.store?.version === held.version) return forOneAnswer(newest.store);
  // Somebody still reads what was before the last import; the engine answers them.
  if (newest.store && newest.store.version > held.version) return null;
  newest.store = openStore(held);
  return forOneAnswer(newest.store);
};
