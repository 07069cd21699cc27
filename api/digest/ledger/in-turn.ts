import type { Session } from '../../../etl/warehouse/session.ts';
import type { Warehouse } from '../../../etl/warehouse/warehouse.ts';

/** What everybody who sends from one warehouse has in common. */
export interface Shared {
  /** Deliveries that somebody in this process is sending. */
  readonly inFlight: Set<string>;
  last: Promise<unknown>;
}

const sharedBy = new WeakMap<Warehouse, Shared>();

/** One process owns the file, so what is sending and not in flight here was left behind by a process that is gone. */
export const sharedOf = (warehouse: Warehouse): Shared => {
  const known = sharedBy.get(warehouse);
  if (known) return known;
  const shared: Shared = { inFlight: new Set(), last: Promise.resolve() };
  sharedBy.set(warehouse, shared);
  return shared;
};

/**
 * Changes the ledger of digests, one change at a time, each all or nothing. It shares no table with imports, so neither
 * waits for the other and no cached answer is given up.
 */
export const inTurn = <T>(warehouse: Warehouse, work: (session: Session) => Promise<T>): Promise<T> => {
  const shared = sharedOf(warehouse);
  const turn = shared.last.then(async () => {
    const session = await warehouse.session();
    try {
      return await session.transaction(() => work(session));
    } finally {
      session.close();
    }
  });
  shared.last = turn.catch(() => undefined);
  return turn;
};
