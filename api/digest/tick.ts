import type { Courier } from './courier.ts';
import type { Digest } from './definition.ts';
import { dueRuns } from './due-runs.ts';
import { moveCursor, readCursor } from './ledger/cursor.ts';
import { inTurn } from './ledger/in-turn.ts';
import type { Ledger } from './ledger/ledger.ts';
import { purgeFiles, reviewSent } from './review.ts';
import type { Readable } from './snapshot.ts';

/** Deliveries that are reviewed in one look, or one run of more; what is due does not wait for a year of them. */
const REVIEWED_AT_ONCE = 600;

/** A cursor this far ahead of the clock says that the clock was set back. */
const AHEAD_MS = 120_000;

/** Plans what the schedule of a digest asks for by now. The cursor moves after the plan is on the disk. */
const planDue = async (
  barometer: Readable,
  courier: Courier,
  ledger: Ledger,
  digest: Digest,
  now: Date,
): Promise<void> => {
  const { schedule, name } = digest;
  if (!schedule) return;
  const { warehouse } = barometer;
  const { seenAt, isPaused } = await inTurn(warehouse, (session) => readCursor(session, name, now));
  if (seenAt.getTime() > now.getTime() + AHEAD_MS) {
    await inTurn(warehouse, (session) => moveCursor(session, name, now));
    await ledger.note({
      digest: name,
      period: '',
      event: 'resumed',
      because: `the clock was set back from ${seenAt.toISOString()}`,
    });
    return;
  }
  const { run, skip } = dueRuns(schedule, seenAt, now);
  const last = [...run, ...skip].reduce((latest, { at }) => (at > latest ? at : latest), seenAt);
  if (last <= seenAt) return;
  const paused = isPaused || digest.paused;
  const left = paused ? [...skip, ...run] : skip;
  for (const { period } of left)
    await ledger.note({
      digest: name,
      period,
      event: 'skipped',
      because: paused ? 'the digest is paused' : 'it was missed, and the schedule does not catch up with it',
    });
  if (!paused) for (const due of run) await courier.plan(digest, due);
  await inTurn(warehouse, (session) => moveCursor(session, name, last));
};

/**
 * One look at everything: plans what is due, sends what is unfinished, looks again at what was sent before the data
 * changed, and deletes bytes past their retention. A failure of one part does not keep the others from happening.
 */
export const lookAfterDigests = async (
  barometer: Readable,
  courier: Courier,
  ledger: Ledger,
  digests: readonly Digest[],
  now: Date,
  onFailure: (error: unknown) => void,
): Promise<void> => {
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onFailure(error);
    }
  };
  for (const digest of digests) await attempt(() => planDue(barometer, courier, ledger, digest, now));
  await attempt(() => courier.work(digests));
  await attempt(() => reviewSent(barometer, now, { most: REVIEWED_AT_ONCE }));
  for (const { name, retention } of digests) await attempt(() => purgeFiles(barometer, name, retention, now));
};
