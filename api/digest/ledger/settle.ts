import type { Session } from '../../../etl/warehouse/session.ts';
import type { Delivery, DeliveryState } from './delivery.ts';
import { writeLogs } from './log.ts';
import { rowsOf } from './rows-of.ts';

/** What became of a delivery. */
export interface Settled {
  readonly delivery: Delivery;
  /** `planned`: it could not be made, and making it is tried again. */
  readonly state: Exclude<DeliveryState, 'rendered' | 'sending'>;
  readonly because: string | null;
  readonly receipt: string | null;
  /** When it is tried again. */
  readonly nextAt: Date | null;
}

const OUTCOME = {
  key: 'VARCHAR',
  state: 'VARCHAR',
  because: 'VARCHAR',
  receipt: 'VARCHAR',
  next: 'TIMESTAMP',
};

/** Takes deliveries to send them. Resolves to those that have something to send by now. */
export const claimDeliveries = async (
  session: Session,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Delivery[]> => {
  const claimed = await session.rows<{ run_key: string }>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_at = NULL, changed_at = $now
     WHERE list_contains($keys, run_key)
       AND (state IN ('rendered', 'sending') OR (state = 'failed' AND next_at <= $now)) RETURNING run_key`,
    { keys: deliveries.map(({ key }) => key), now },
  );
  const keys = new Set(claimed.map(({ run_key: key }) => key));
  return deliveries.filter(({ key }) => keys.has(key));
};

/** Writes down what became of deliveries. */
export const settleDeliveries = async (
  session: Session,
  settled: readonly Settled[],
  now: Date,
): Promise<void> => {
  const outcomes = settled.map(({ delivery: { key }, state, because, receipt, nextAt }) => ({
    ...{ key, state, because, receipt },
    next: nextAt?.toISOString().slice(0, -1) ?? null,
  }));
  await session.run(
    `UPDATE outbox SET state = o.state, because = o.because, receipt = o.receipt, next_at = o.next, changed_at = $now,
       attempts = attempts + CASE WHEN o.state = 'planned' THEN 1 ELSE 0 END
     FROM ${rowsOf('outcomes', OUTCOME)} o WHERE run_key = o.key`,
    { outcomes: JSON.stringify(outcomes), now },
  );
  await writeLogs(
    session,
    settled.map(({ delivery, state, because }) => ({
      ...delivery,
      event: state === 'planned' ? 'failed' : state,
      because,
    })),
    now,
  );
};
