import type { Session } from '../../../etl/warehouse/session.ts';
import type { RunIdentity } from '../run-key.ts';
import { toInstant, type DeliveryState } from './delivery.ts';

/** Something that happened to a delivery, or to a whole run (without a recipient). */
export interface LogEntry {
  readonly at: string;
  readonly digest: string;
  readonly period: string;
  readonly recipient: string | null;
  readonly revision: number | null;
  readonly event: DeliveryState | 'superseded' | 'tested' | 'paused' | 'resumed';
  readonly because: string | null;
}

type Happened = Pick<LogEntry, 'event' | 'because'> &
  Pick<RunIdentity, 'digest' | 'period'> &
  Partial<Pick<RunIdentity, 'recipient' | 'revision'>>;

/** Writes down what happened. */
export const writeLog = async (session: Session, happened: Happened, now: Date): Promise<void> => {
  await session.run(
    'INSERT INTO digest_log VALUES ($now, $digest, $period, $recipient, $revision, $event, $because)',
    {
      now,
      digest: happened.digest,
      period: happened.period,
      recipient: happened.recipient ?? null,
      revision: happened.revision ?? null,
      event: happened.event,
      because: happened.because,
    },
  );
};

/** The latest entries of a digest, oldest first. */
export const readLog = async (session: Session, digest: string, limit: number): Promise<LogEntry[]> => {
  const rows = await session.rows<Omit<LogEntry, 'at'> & { logged_at: string }>(
    `SELECT * FROM (SELECT *, rowid AS row_number FROM digest_log WHERE digest = $digest
       ORDER BY row_number DESC LIMIT $limit) ORDER BY row_number`,
    { digest, limit },
  );
  return rows.map(({ logged_at: at, digest: name, period, recipient, revision, event, because }) => ({
    at: toInstant(at),
    digest: name,
    period,
    recipient,
    revision,
    event,
    because,
  }));
};
