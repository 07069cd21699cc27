import type { Session } from '../../../etl/warehouse/session.ts';
import type { Recipient } from '../recipient.ts';
import { runKey, type RunIdentity } from '../run-key.ts';
import { writeLogs } from './log.ts';
import { rowsOf } from './rows-of.ts';

/** A delivery to be made. */
export interface Planned extends RunIdentity {
  readonly dueAt: Date;
  readonly destination: Recipient | null;
}

const RUN = {
  key: 'VARCHAR',
  digest: 'VARCHAR',
  period: 'VARCHAR',
  recipient: 'VARCHAR',
  revision: 'INTEGER',
  due: 'TIMESTAMP',
};
const DESTINATION = { key: 'VARCHAR', destination: 'VARCHAR' };

/** Enters deliveries; those that are entered already stay as they are. Resolves to how many are new. */
export const planRuns = async (session: Session, planned: readonly Planned[], now: Date): Promise<number> => {
  const keyed = planned.map((each) => ({ ...each, key: runKey(each) }));
  const runs = keyed.map(({ key, digest, period, recipient, revision, dueAt: due }) => ({
    ...{ key, digest, period, recipient, revision },
    due: due.toISOString().slice(0, -1),
  }));
  const added = await session.rows<{ run_key: string }>(
    `INSERT INTO digest_run SELECT key, digest, period, recipient, revision, due, $now, NULL, NULL, NULL, NULL
     FROM ${rowsOf('runs', RUN)} ON CONFLICT DO NOTHING RETURNING run_key`,
    { runs: JSON.stringify(runs), now },
  );
  const keys = new Set(added.map(({ run_key: key }) => key));
  const fresh = keyed.filter(({ key }) => keys.has(key));
  if (fresh.length === 0) return 0;
  await session.run(
    `INSERT INTO outbox SELECT key, 'planned', destination, 0, NULL, NULL, NULL, $now
     FROM ${rowsOf('destinations', DESTINATION)}`,
    {
      destinations: JSON.stringify(
        fresh.map(({ key, destination }) => ({ key, destination: JSON.stringify(destination) })),
      ),
      now,
    },
  );
  await writeLogs(
    session,
    fresh.map((each) => ({ ...each, event: 'planned', because: null })),
    now,
  );
  return fresh.length;
};
