import type { Session } from '../../../etl/warehouse/session.ts';
import type { RunIdentity } from '../run-key.ts';
import { toInstant, type DeliveryState } from './delivery.ts';
import { rowsOf } from './rows-of.ts';

/** Something that happened to a delivery, or to a whole run (without a recipient). */
export interface LogEntry {
  readonly at: string;
  readonly digest: string;
  readonly period: string;
  readonly recipient: string | null;
  readonly revision: number | null;
  readonly event: DeliveryState | 'superseded' | 'tested' | 'paused' | 'resumed' | 'deleted';
  readonly because: string | null;
}

type Happened = Pick<LogEntry, 'event' | 'because'> &
  Pick<RunIdentity, 'digest' | 'period'> &
  Partial<Pick<RunIdentity, 'recipient' | 'revision'>>;

const ENTRY = {
  digest: 'VARCHAR',
  period: 'VARCHAR',
  recipient: 'VARCHAR',
  revision: 'INTEGER',
  event: 'VARCHAR',
  because: 'VARCHAR',
};

/** Writes down what happened, in the order given. */
export const writeLogs = async (
  session: Session,
  happened: readonly Happened[],
  now: Date,
): Promise<void> => {
  const entries = happened.map(({ digest, period, recipient, revision, event, because }) => ({
    ...{ digest, period, event, because },
    recipient: recipient ?? null,
    revision: revision ?? null,
  }));
  await session.run(
    `INSERT INTO digest_log SELECT $now, digest, period, recipient, revision, event, because
     FROM ${rowsOf('entries', ENTRY)}`,
    { entries: JSON.stringify(entries), now },
  );
};

/** Writes down one thing that happened. */
export const writeLog = (session: Session, happened: Happened, now: Date): Promise<void> =>
  writeLogs(session, [happened], now);

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
