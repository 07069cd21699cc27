import type { Session } from '../../etl/warehouse/session.ts';
import { readDataVersion } from '../query/summary.ts';
import { answerFile } from './files.ts';
import type { Ask } from './content.ts';
import { readDeliveries, type Delivery } from './ledger/delivery.ts';
import { inTurn } from './ledger/in-turn.ts';
import { writeLogs } from './ledger/log.ts';
import { withSnapshot, type Readable } from './snapshot.ts';

/** Whether every table of a delivery would be written byte for byte as it was. */
const stillHolds = async (ask: Ask, { manifest }: Delivery): Promise<boolean> => {
  for (const { file, request, sha256 } of manifest?.files ?? []) {
    if (!request || !manifest) continue;
    if (answerFile(file, await ask(request), manifest.format).sha256 !== sha256) return false;
  }
  return true;
};

/** A period of a digest. */
type Run = Pick<Delivery, 'digest' | 'period'>;

interface NotReviewed extends Run {
  readonly keys: readonly string[];
}

const notReviewed = (session: Session, version: string, digest: string | null): Promise<NotReviewed[]> =>
  session.rows<NotReviewed>(
    `SELECT digest, period, list(run_key ORDER BY run_key) AS keys FROM digest_run JOIN outbox USING (run_key)
     WHERE state = 'sent' AND superseded_at IS NULL AND ($digest IS NULL OR digest = $digest)
       AND coalesce(reviewed_version, data_version) IS DISTINCT FROM $version
     GROUP BY ALL ORDER BY max(planned_at) DESC, digest`,
    { version, digest },
  );

const reviewRun = async (
  barometer: Readable,
  { digest, period, keys }: NotReviewed,
  version: string,
  now: Date,
): Promise<Delivery[]> => {
  const sent = await barometer.read((session) =>
    readDeliveries(session, { digest, period, states: ['sent'] }),
  );
  const superseded: Delivery[] = [];
  await withSnapshot(barometer, async (ask) => {
    for (const delivery of sent)
      if (keys.includes(delivery.key) && !(await stillHolds(ask, delivery))) superseded.push(delivery);
  });
  await inTurn(barometer.warehouse, async (session) => {
    await session.run(
      'UPDATE digest_run SET reviewed_version = $version WHERE list_contains($keys, run_key)',
      { keys, version },
    );
    if (superseded.length === 0) return;
    await session.run('UPDATE digest_run SET superseded_at = $now WHERE list_contains($keys, run_key)', {
      keys: superseded.map(({ key }) => key),
      now,
    });
    await writeLogs(
      session,
      superseded.map((each) => ({ ...each, event: 'superseded', because: 'the data changed since' })),
      now,
    );
  });
  return superseded;
};

/**
 * Asks again for what was sent before the data changed, and marks what would read differently now as superseded: rows
 * that came late, an import that was undone. The latest runs come first.
 * `digest` looks at one only; after `most` deliveries the rest waits for another time. Resolves to those it marked.
 */
export const reviewSent = async (
  barometer: Readable,
  now: Date,
  { digest = null, most = Infinity }: { readonly digest?: string | null; readonly most?: number } = {},
): Promise<Delivery[]> => {
  const { version, runs } = await barometer.read(async (session) => {
    const current = await readDataVersion(session);
    return { version: current, runs: await notReviewed(session, current, digest) };
  });
  const superseded: Delivery[] = [];
  let looked = 0;
  for (const run of runs) {
    if (looked >= most) break;
    superseded.push(...(await reviewRun(barometer, run, version, now)));
    looked += run.keys.length;
  }
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
