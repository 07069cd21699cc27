import type { Session } from '../../etl/warehouse/session.ts';
import { recordDeed } from '../auth/audit.ts';
import type { Barometer } from '../barometer.ts';
import { answerPainPoints } from '../pain-points/answer.ts';
import { newReopenings, unfounded } from './reopen.ts';
import { listReopenings, listStored, type Reopening } from './store.ts';

/** What is needed to read the ledger and to write into it. */
export type Desk = Pick<Barometer, 'read' | 'warehouse'>;

/** Who the audit log names for what happens by itself. */
const ITSELF = 'barometer';

const keep = async (session: Session, reopening: Reopening, now: Date): Promise<void> => {
  const { actionId, finishedOn, since, through, painPoint } = reopening;
  await session.run(
    `INSERT INTO action_reopening VALUES ($id, CAST($finished_on AS DATE), CAST($since AS DATE), CAST($through AS DATE),
       $pain_point, $now)`,
    { id: actionId, finished_on: finishedOn, since, through, pain_point: painPoint, now },
  );
};

const drop = async (session: Session, { actionId, finishedOn }: Reopening): Promise<void> => {
  await session.run(
    'DELETE FROM action_reopening WHERE action_id = $id AND finished_on = CAST($finished_on AS DATE)',
    { id: actionId, finished_on: finishedOn },
  );
};

const tell = (session: Session, reopening: Reopening, event: string, now: Date): Promise<void> =>
  recordDeed(
    session,
    {
      who: ITSELF,
      action: 'change',
      object: `/actions/${reopening.actionId}`,
      detail: { event, since: reopening.since, through: reopening.through, pain_point: reopening.painPoint },
    },
    now,
  );

/**
 * Reopens finished actions whose reports have returned, and takes back what was seen in data that are no longer there.
 * Runs after every change of the ledger and of an action; each is written into the audit log.
 */
export const settleReopenings = async ({ read, warehouse }: Desk, now: Date): Promise<void> => {
  const { stored, known } = await read(async (session) => ({
    stored: await listStored(session),
    known: await listReopenings(session),
  }));
  if (known.length === 0 && stored.every(({ finishedOn }) => finishedOn === null)) return;
  const { window, pain_points: found } = await read((session) => answerPainPoints(session, {}));
  const gone = unfounded(known, window?.to ?? null);
  const held = known.filter((reopening) => !gone.includes(reopening));
  const returned = window ? newReopenings(stored, found, held, window.to, now.toISOString()) : [];
  if (gone.length + returned.length === 0) return;
  await warehouse.exclusively((session) =>
    session.transaction(async () => {
      for (const reopening of gone) {
        await drop(session, reopening);
        await tell(session, reopening, 'reopening_taken_back', now);
      }
      for (const reopening of returned) {
        await keep(session, reopening, now);
        await tell(session, reopening, 'reopened', now);
      }
    }),
  );
};
