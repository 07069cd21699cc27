import type { Request, Response } from 'express';
import type { ImportProgress } from '../contract/imports.ts';
import type { ImportJob } from '../jobs/import-jobs.ts';

/** What a listener follows: everything after a step, past and future. */
export type Followed = Pick<ImportJob, 'finished' | 'follow'>;

const HEARTBEAT_MS = 15_000;

/**
 * A job of an earlier life of the server: all there is to tell is how it ended. It is told whatever the listener heard
 * before: the steps of that life were not written down, so that its end has a lower number than the last of them may have.
 */
export const endedJob = (last: ImportProgress): Followed => ({
  finished: true,
  follow: (_step, listener) => {
    listener(last);
    return () => undefined;
  },
});

/** Server-sent events of a job: every step after `Last-Event-ID`, then the coming ones, until it has ended. */
export const streamEvents = (request: Request, response: Response, job: Followed): void => {
  response.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  const last = Number(request.get('last-event-id') ?? 0);
  const heartbeat = setInterval(() => response.write(': waiting\n\n'), HEARTBEAT_MS);
  const unfollow = job.follow(Number.isInteger(last) && last > 0 ? last : 0, (event) => {
    response.write(`id: ${event.step}\ndata: ${JSON.stringify(event)}\n\n`);
    if (job.finished) setImmediate(() => response.end());
  });
  if (job.finished) response.end();
  response.on('close', () => {
    clearInterval(heartbeat);
    unfollow();
  });
};
