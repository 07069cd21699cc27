import type { Session } from '../../etl/warehouse/session.ts';
import { readDataVersion } from '../query/summary.ts';
import { answerFile } from './files.ts';
import type { Ask } from './content.ts';
import { readDeliveries, type Delivery } from './ledger/delivery.ts';
import { inTurn } from './ledger/in-turn.ts';
import { writeLog } from './ledger/log.ts';
import { withSnapshot, type Readable } from './snapshot.ts';

/** Whether every table of a delivery would be written byte for byte as it was. */
const stillHolds = async (ask: Ask, { manifest }: Delivery): Promise<boolean> => {
  for (const { file, request, sha256 } of manifest?.files ?? []) {
    if (!request || !manifest) continue;
    if (answerFile(file, await ask(request), manifest.format).sha256 !== sha256) return false;
  }
  return true;
};

const notReviewed = async (session: Session, version: string): Promise<Set<string>> => {
  const rows = await session.rows<{ run_key: string }>(
    `SELECT run_key FROM digest_run JOIN outbox USING (run_key) WHERE state = 'sent' AND superseded_at IS NULL
       AND coalesce(reviewed_version, data_version) IS DISTINCT FROM $version`,
    { version },
  );
  return new Set(rows.map(({ run_key: key }) => key));
};

/**
 * Asks again for what was sent before the data changed, and marks what would read differently now as superseded: rows
 * that came late, an import that was undone. Resolves to the deliveries it marked.
 */
export const reviewSent = async (barometer: Readable, now: Date): Promise<Delivery[]> => {
  const { version, pending } = await barometer.read(async (session) => {
    const current = await readDataVersion(session);
    const keys = await notReviewed(session, current);
    const sent = keys.size > 0 ? await readDeliveries(session, { states: ['sent'] }) : [];
    return { version: current, pending: sent.filter(({ key }) => keys.has(key)) };
  });
  if (pending.length === 0) return [];
  const superseded: Delivery[] = [];
  await withSnapshot(barometer, async (ask) => {
    for (const delivery of pending) if (!(await stillHolds(ask, delivery))) superseded.push(delivery);
  });
  await inTurn(barometer.warehouse, async (session) => {
    for (const { key } of pending)
      await session.run('UPDATE digest_run SET reviewed_version = $version WHERE run_key = $key', {
        key,
        version,
      });
    for (const { key, ...delivery } of superseded) {
      await session.run('UPDATE digest_run SET superseded_at = $now WHERE run_key = $key', { key, now });
      await writeLog(session, { ...delivery, event: 'superseded', because: 'the data changed since' }, now);
    }
  });
  return superseded;
};

/** Deletes the bytes of deliveries that ended longer ago than their digest keeps them. Resolves to how many files. */
export const purgeFiles = (
  barometer: Readable,
  digest: string,
  retentionDays: number,
  now: Date,
): Promise<number> =>
  inTurn(barometer.warehouse, (session) =>
    session.run(
      `DELETE FROM outbox_file WHERE run_key IN (
         SELECT run_key FROM outbox JOIN digest_run USING (run_key)
         WHERE digest = $digest AND state IN ('sent', 'dead', 'skipped') AND changed_at < $before)`,
      { digest, before: new Date(now.getTime() - retentionDays * 86_400_000) },
    ),
  );
