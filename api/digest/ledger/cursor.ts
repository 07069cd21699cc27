import type { Session } from '../../../etl/warehouse/session.ts';
import { toInstant } from './delivery.ts';

/** How far a schedule has been looked at, and whether somebody paused it. */
export interface Cursor {
  /** Runs up to here were planned or skipped on purpose; at first the moment the digest was first seen. */
  readonly seenAt: Date;
  readonly isPaused: boolean;
}

/** The cursor of a digest; a digest that was never seen starts now, so that its past is not made up for. */
export const readCursor = async (session: Session, digest: string, now: Date): Promise<Cursor> => {
  await session.run('INSERT INTO digest_state VALUES ($digest, $now, NULL) ON CONFLICT DO NOTHING', {
    digest,
    now,
  });
  const [row] = await session.rows<{ seen_at: string; paused_at: string | null }>(
    'SELECT seen_at, paused_at FROM digest_state WHERE digest = $digest',
    { digest },
  );
  return { seenAt: row ? new Date(toInstant(row.seen_at)) : now, isPaused: Boolean(row?.paused_at) };
};

export const moveCursor = async (session: Session, digest: string, seenAt: Date): Promise<void> => {
  await session.run('UPDATE digest_state SET seen_at = $seenAt WHERE digest = $digest', { digest, seenAt });
};

/** Pauses a digest, or lets it run again; runs that fell into the pause are not made up for. */
export const setPaused = async (
  session: Session,
  digest: string,
  isPaused: boolean,
  now: Date,
): Promise<void> => {
  await readCursor(session, digest, now);
  await session.run(
    `UPDATE digest_state SET paused_at = $paused, seen_at = CASE WHEN $isPaused THEN seen_at ELSE $now END
     WHERE digest = $digest`,
    { digest, paused: isPaused ? now : null, isPaused, now },
  );
};

/** The digests that somebody paused. */
export const readPaused = async (session: Session): Promise<Set<string>> => {
  const rows = await session.rows<{ digest: string }>(
    'SELECT digest FROM digest_state WHERE paused_at IS NOT NULL',
  );
  return new Set(rows.map(({ digest }) => digest));
};
