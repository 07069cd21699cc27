import type { Session } from '../../../etl/warehouse/session.ts';
import type { Warehouse } from '../../../etl/warehouse/warehouse.ts';
import { sha256, type DigestFile } from '../files.ts';
import type { DigestManifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';
import { runKey, type RunIdentity } from '../run-key.ts';
import { readDeliveries, type Delivery, type DeliveryState, type Wanted } from './delivery.ts';
import { inTurn, sharedOf } from './in-turn.ts';
import { readLog, writeLog, type LogEntry } from './log.ts';

/** A delivery to be made. */
export interface Planned extends RunIdentity {
  readonly dueAt: Date;
  readonly destination: Recipient | null;
}

/** The books of what is sent: every change is on the disk before the next step is taken. */
export interface Ledger {
  /** Enters deliveries; one that is entered already stays as it is. Resolves to how many are new. */
  plan(planned: readonly Planned[]): Promise<number>;
  deliveries(wanted: Wanted): Promise<Delivery[]>;
  /** Holds the bytes of a planned delivery. False when it is not planned any more. */
  hold(delivery: Delivery, files: readonly DigestFile[], manifest: DigestManifest): Promise<boolean>;
  files(key: string): Promise<DigestFile[]>;
  /** Takes a delivery to send it; false when there is nothing to send or somebody else has it. */
  claim(delivery: Delivery): Promise<boolean>;
  /** Lets go of a claimed delivery, whatever became of it. */
  release(delivery: Delivery): void;
  /** Ends a delivery, or puts it off until `nextAt`. */
  settle(
    delivery: Delivery,
    state: Extract<DeliveryState, 'sent' | 'skipped' | 'failed' | 'dead'>,
    more: { because?: string; receipt?: string; nextAt?: Date },
  ): Promise<void>;
  log(digest: string, limit: number): Promise<LogEntry[]>;
  note(entry: Parameters<typeof writeLog>[1]): Promise<void>;
}

const insertRun = async (session: Session, planned: Planned, now: Date): Promise<boolean> => {
  const key = runKey(planned);
  const { digest, period, recipient, revision, dueAt } = planned;
  const added = await session.run(
    `INSERT INTO digest_run VALUES ($key, $digest, $period, $recipient, $revision, $due, $now, NULL, NULL, NULL, NULL)
     ON CONFLICT DO NOTHING`,
    { key, digest, period, recipient, revision, due: dueAt, now },
  );
  if (added === 0) return false;
  await session.run(`INSERT INTO outbox VALUES ($key, 'planned', $destination, 0, NULL, NULL, NULL, $now)`, {
    key,
    destination: JSON.stringify(planned.destination),
    now,
  });
  await writeLog(session, { ...planned, event: 'planned', because: null }, now);
  return true;
};

const holdFiles = async (
  session: Session,
  { key, ...delivery }: Delivery,
  files: readonly DigestFile[],
  manifest: DigestManifest,
  now: Date,
): Promise<boolean> => {
  const changed = await session.run(
    `UPDATE outbox SET state = 'rendered', changed_at = $now WHERE run_key = $key AND state = 'planned'`,
    { key, now },
  );
  if (changed === 0) return false;
  for (const [position, { name, bytes }] of files.entries())
    await session.run(
      'INSERT INTO outbox_file VALUES ($key, $position, $name, $sha256, from_base64($bytes))',
      {
        key,
        position,
        name,
        sha256: sha256(bytes),
        bytes: bytes.toString('base64'),
      },
    );
  await session.run(
    'UPDATE digest_run SET data_version = $version, manifest = $manifest WHERE run_key = $key',
    { key, version: manifest.data_version, manifest: JSON.stringify(manifest) },
  );
  await writeLog(session, { ...delivery, event: 'rendered', because: null }, now);
  return true;
};

const readFiles = async (session: Session, key: string): Promise<DigestFile[]> => {
  const rows = await session.rows<{ name: string; sha256: string; bytes: Uint8Array }>(
    'SELECT name, sha256, bytes FROM outbox_file WHERE run_key = $key ORDER BY position',
    { key },
  );
  return rows.map((row) => {
    const bytes = Buffer.from(row.bytes);
    if (sha256(bytes) !== row.sha256) throw new Error(`${row.name} of ${key} is not what was held`);
    return { name: row.name, bytes };
  });
};

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
  return {
    plan: (planned) =>
      change(async (session) => {
        let added = 0;
        for (const each of planned) if (await insertRun(session, each, now())) added += 1;
        return added;
      }),
    deliveries: (wanted) => read((session) => readDeliveries(session, wanted)),
    hold: (delivery, files, manifest) =>
      change((session) => holdFiles(session, delivery, files, manifest, now())),
    files: (key) => read((session) => readFiles(session, key)),
    claim: async (delivery) => {
      const { key } = delivery;
      if (inFlight.has(key)) return false;
      inFlight.add(key);
      const changed = await change((session) =>
        session.run(
          `UPDATE outbox SET state = 'sending', attempts = attempts + 1, next_at = NULL, changed_at = $now
           WHERE run_key = $key AND (state IN ('rendered', 'sending') OR (state = 'failed' AND next_at <= $now))`,
          { key, now: now() },
        ),
      ).catch((error: unknown) => {
        inFlight.delete(key);
        throw error;
      });
      if (changed === 0) inFlight.delete(key);
      return changed > 0;
    },
    release: ({ key }) => void inFlight.delete(key),
    settle: (
      { key, ...delivery },
      state,
      {
        because = null,
        receipt = null,
        nextAt = null,
      }: {
        because?: string | null;
        receipt?: string | null;
        nextAt?: Date | null;
      },
    ) =>
      change(async (session) => {
        await session.run(
          `UPDATE outbox SET state = $state, because = $because, receipt = $receipt, next_at = $next, changed_at = $now
           WHERE run_key = $key`,
          { key, state, because, receipt, next: nextAt, now: now() },
        );
        await writeLog(session, { ...delivery, event: state, because }, now());
      }),
    log: (digest, limit) => read((session) => readLog(session, digest, limit)),
    note: (entry) => change((session) => writeLog(session, entry, now())),
  };
};
