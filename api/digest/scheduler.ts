import { Cron } from 'croner';
import type { DigestDesk } from './desk.ts';

/**
 * Looks after digests three times a minute until stopped. Which runs are due is a matter of the ledger and the clock,
 * not of this timer, so nothing is lost when it was not running. A look that takes long delays the next; a failure that
 * repeats is told once.
 */
export const startDigestScheduler = (
  desk: Pick<DigestDesk, 'tick'>,
  onFailure: (error: unknown) => void,
): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  let told = '';
  const tell = (error: unknown): void => {
    if (String(error) !== told) onFailure(error);
    told = String(error);
  };
  const look = (): Promise<void> => (running = desk.tick(tell).catch(tell));
  const timer = new Cron('*/20 * * * * *', { protect: true, unref: true }, look);
  void timer.trigger();
  return {
    stop: async () => {
      timer.stop();
      await running;
    },
  };
};
