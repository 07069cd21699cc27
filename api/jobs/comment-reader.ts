import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import type { Reading } from '../contract/voices.ts';
import { readComments } from '../voices/read-comments.ts';

/** Reads comments while the server does other things. */
export interface CommentReader {
  /** Something may have changed: looks for comments to read, now or after the round under way. */
  wake(): void;
  progress(): Reading;
  /** Resolves when nothing is under way, for whoever has to wait. */
  settled(): Promise<void>;
  /** Ends the round under way after its chunk. */
  stop(): Promise<void>;
}

const IDLE: Reading = { state: 'idle', done: 0, total: 0 };

/** One round at a time; what fails is told and tried again when something changes. */
export const createCommentReader = (
  warehouse: Warehouse,
  onFailure: (error: unknown) => void,
): CommentReader => {
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  let progress = IDLE;

  const round = async (): Promise<void> => {
    do {
      again = false;
      await readComments(warehouse, {
        signal: stopped.signal,
        onProgress: (reading) => {
          progress = reading;
        },
      }).catch((error: unknown) => {
        if (!stopped.signal.aborted) onFailure(error);
      });
    } while (again && !stopped.signal.aborted);
    progress = IDLE;
    running = null;
  };

  return {
    wake() {
      if (stopped.signal.aborted) return;
      again = true;
      running ??= round();
    },
    progress: () => progress,
    settled: () => running ?? Promise.resolve(),
    async stop() {
      stopped.abort(new Error('the server is stopping'));
      await running;
    },
  };
};
