import type { Session } from '../../../etl/warehouse/session.ts';
import type { Warehouse } from '../../../etl/warehouse/warehouse.ts';

/** Where a delivery is that somebody in this process has taken. */
interface InFlight {
  readonly landed: Promise<void>;
  readonly land: () => void;
}

/** What everybody who sends from one warehouse has in common. */
export interface Shared {
  /** Deliveries that somebody in this process is sending, by key. */
  readonly inFlight: Map<string, InFlight>;
  /** The last change of the ledger. */
  last: Promise<unknown>;
  /** The last making of what is planned. */
  made: Promise<unknown>;
}

const sharedBy = new WeakMap<Warehouse, Shared>();

/** One process owns the file, so what is sending and not in flight here was left behind by a process that is gone. */
export const sharedOf = (warehouse: Warehouse): Shared => {
  const known = sharedBy.get(warehouse);
  if (known) return known;
  const shared: Shared = { inFlight: new Map(), last: Promise.resolve(), made: Promise.resolve() };
  sharedBy.set(warehouse, shared);
  return shared;
};

/** A delivery that is taken now. */
export const takeOff = (): InFlight => {
  let land = (): void => undefined;
  const landed = new Promise<void>((resolve) => (land = resolve));
  return { landed, land };
};

/** Lets one at a time make what is planned; whoever comes second finds it made. */
export const makeInTurn = <T>(warehouse: Warehouse, work: () => Promise<T>): Promise<T> => {
  const shared = sharedOf(warehouse);
  const turn = shared.made.then(work);
  shared.made = turn.catch(() => undefined);
  return turn;
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
