import type { Session } from '../../../etl/warehouse/session.ts';
import type { DigestManifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';

/**
 * planned → rendered (the bytes are held) → sending → sent, or failed (to be tried again) → dead (given up). A planned
 * delivery whose condition is not met is skipped; one that could not be made stays planned, and is tried again.
 */
export type DeliveryState = 'planned' | 'rendered' | 'sending' | 'sent' | 'skipped' | 'failed' | 'dead';

/** One recipient of one run, as the ledger knows it. */
export interface Delivery {
  readonly key: string;
  readonly digest: string;
  readonly period: string;
  readonly recipient: string;
  readonly revision: number;
  readonly state: DeliveryState;
  /** Null: the folder of digests in the data directory. */
  readonly destination: Recipient | null;
  readonly attempts: number;
  readonly plannedAt: string;
  readonly changedAt: string;
  /** When a failed delivery is tried again. */
  readonly nextAt: string | null;
  readonly because: string | null;
  /** What the other side said, or where the files stand. */
  readonly receipt: string | null;
  readonly manifest: DigestManifest | null;
  readonly supersededAt: string | null;
}

interface Row {
  run_key: string;
  digest: string;
  period: string;
  recipient: string;
  revision: number;
  state: DeliveryState;
  destination: string;
  attempts: number;
  planned_at: string;
  changed_at: string;
  next_at: string | null;
  because: string | null;
  receipt: string | null;
  manifest: string | null;
  superseded_at: string | null;
}

/** A timestamp of the engine as an ISO instant. */
export const toInstant = (text: string): string => new Date(`${text.replace(' ', 'T')}Z`).toISOString();

const toDelivery = (row: Row): Delivery => ({
  key: row.run_key,
  digest: row.digest,
  period: row.period,
  recipient: row.recipient,
  revision: row.revision,
  state: row.state,
  destination: JSON.parse(row.destination) as Recipient | null,
  attempts: row.attempts,
  plannedAt: toInstant(row.planned_at),
  changedAt: toInstant(row.changed_at),
  nextAt: row.next_at ? toInstant(row.next_at) : null,
  because: row.because,
  receipt: row.receipt,
  manifest: row.manifest ? (JSON.parse(row.manifest) as DigestManifest) : null,
  supersededAt: row.superseded_at ? toInstant(row.superseded_at) : null,
});

/** What deliveries to look for; everything given has to be met. */
export interface Wanted {
  readonly digest?: string;
  readonly period?: string;
  readonly states?: readonly DeliveryState[];
  readonly limit?: number;
}

/** Deliveries, the newest planned last. */
export const readDeliveries = async (session: Session, wanted: Wanted): Promise<Delivery[]> => {
  const rows = await session.rows<Row>(
    `SELECT * FROM (
       SELECT run_key, digest, period, recipient, revision, state, destination, attempts, planned_at, changed_at,
         next_at, because, receipt, manifest, superseded_at
       FROM digest_run JOIN outbox USING (run_key)
       WHERE ($digest IS NULL OR digest = $digest) AND ($period IS NULL OR period = $period)
         AND ($states = '' OR list_contains(string_split($states, ','), state))
       ORDER BY planned_at DESC, period DESC, revision DESC, recipient DESC LIMIT $limit)
     ORDER BY planned_at, period, revision, recipient`,
    {
      digest: wanted.digest ?? null,
      period: wanted.period ?? null,
      states: (wanted.states ?? []).join(','),
      limit: wanted.limit ?? 100_000,
    },
  );
  return rows.map(toDelivery);
};
