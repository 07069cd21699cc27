import type { Session } from '../../../etl/warehouse/session.ts';
import type { Warehouse } from '../../../etl/warehouse/warehouse.ts';
import { readDeliveries, type Delivery, type Wanted } from './delivery.ts';
import { holdFiles, readFiles, type Held, type HeldFile } from './held-files.ts';
import { inBatches } from './in-batches.ts';
import { inTurn, sharedOf, takeOff } from './in-turn.ts';
import { readLog, writeLog, type LogEntry } from './log.ts';
import { planRuns, type Planned } from './plan-runs.ts';
import { claimDeliveries, settleDeliveries, type Settled } from './settle.ts';

export type { Planned } from './plan-runs.ts';

/**
 * The books of what is sent: every change is on the disk before the next step is taken. Changes that are asked for
 * together are written together.
 */
export interface Ledger {
  /** Enters deliveries; one that is entered already stays as it is. Resolves to how many are new. */
  plan(planned: readonly Planned[]): Promise<number>;
  deliveries(wanted: Wanted): Promise<Delivery[]>;
  /** Holds the bytes of planned deliveries; one that is not planned any more stays as it is. */
  hold(held: readonly Held[]): Promise<void>;
  /** The bytes that are held for deliveries, in the order of their keys. */
  files(keys: readonly string[]): Promise<HeldFile[][]>;
  /** Takes deliveries to send them. Resolves to those that can be sent by now and that nobody else has. */
  claim(deliveries: readonly Delivery[]): Promise<Delivery[]>;
  /** Lets go of claimed deliveries, whatever became of them. */
  release(deliveries: readonly Delivery[]): void;
  /** Resolves when nobody in this process is sending any of them any more. */
  landed(deliveries: readonly Delivery[]): Promise<void>;
  /** Ends a delivery, or puts it off until `nextAt`. */
  settle(
    delivery: Delivery,
    state: Settled['state'],
    more: { because?: string; receipt?: string; nextAt?: Date },
  ): Promise<void>;
  log(digest: string, limit: number): Promise<LogEntry[]>;
  note(entry: Parameters<typeof writeLog>[1]): Promise<void>;
}

/** The books of a warehouse. */
export const createLedger = (warehouse: Warehouse, now: () => Date): Ledger => {
  const { inFlight } = sharedOf(warehouse);
  const change = <T>(work: (session: Session) => Promise<T>): Promise<T> => inTurn(warehouse, work);
  const read = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await warehouse.session();
    try {
      return await work(session);
    } finally {
      session.close();
    }
  };
  const land = (key: string): void => {
    inFlight.get(key)?.land();
    inFlight.delete(key);
  };
  const settled = inBatches<Settled, void>(async (outcomes) => {
    await change((session) => settleDeliveries(session, outcomes, now()));
    return [];
  });
  return {
    plan: (planned) => change((session) => planRuns(session, planned, now())),
    deliveries: (wanted) => read((session) => readDeliveries(session, wanted)),
    hold: (held) => change((session) => holdFiles(session, held, now())),
    files: (keys) => read((session) => readFiles(session, keys)),
    claim: async (deliveries) => {
      const free = deliveries.filter(({ key }) => !inFlight.has(key));
      if (free.length === 0) return [];
      for (const { key } of free) inFlight.set(key, takeOff());
      let ours: Delivery[] = [];
      try {
        return (ours = await change((session) => claimDeliveries(session, free, now())));
      } finally {
        for (const { key } of free) if (!ours.some((each) => each.key === key)) land(key);
      }
    },
    release: (deliveries) => {
      for (const { key } of deliveries) land(key);
    },
    landed: async (deliveries) => {
      for (const { key } of deliveries) await inFlight.get(key)?.landed;
    },
    settle: (delivery, state, { because = null, receipt = null, nextAt = null }: Partial<Settled>) =>
      settled({ delivery, state, because, receipt, nextAt }),
    log: (digest, limit) => read((session) => readLog(session, digest, limit)),
    note: (entry) => change((session) => writeLog(session, entry, now())),
  };
};
