import type { Session } from '../etl/warehouse/session.ts';

/** The engine forgets an interruption that comes before a statement has begun, so it is told again. */
const AGAIN_MS = 50;

/**
 * Does work with a session that ends with a signal: the running statement is interrupted, and none begins after it.
 * @throws the signal's reason once it has fired
 */
export const untilStopped = async <T>(
  session: Session,
  signal: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T> => {
  let again: NodeJS.Timeout | undefined;
  const stop = (): void => {
    session.interrupt();
    again = setInterval(() => session.interrupt(), AGAIN_MS);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', stop);
  const stoppable: Session = {
    ...session,
    run: async (sql, values) => {
      signal.throwIfAborted();
      return session.run(sql, values);
    },
    rows: async (sql, values) => {
      signal.throwIfAborted();
      return session.rows(sql, values);
    },
    numberColumns: async (sql, values) => {
      signal.throwIfAborted();
      return session.numberColumns(sql, values);
    },
  };
  try {
    return await work(stoppable);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearInterval(again);
    signal.removeEventListener('abort', stop);
  }
};
