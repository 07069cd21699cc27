import type { RequestHandler, Response } from 'express';
import { Problem } from '../../etl/model/problem.ts';

const DEFAULT_SECONDS = 30;

const tooLong = (seconds: number): Problem =>
  new Problem(
    'The question took too long',
    [
      {
        code: 'query_timeout',
        detail: `It was stopped after ${seconds} seconds.`,
        way_out: 'Ask for a shorter period, fewer dimensions or fewer metrics.',
      },
    ],
    503,
  );

/** Says how many seconds a question may take before the engine is told to stop. */
export const limitTime =
  (seconds: number): RequestHandler =>
  (_request, response, next) => {
    response.locals['mostSeconds'] = seconds;
    next();
  };

/** Fires when the client goes away, or with a problem as its reason when the question has taken too long. */
export const untilGone = (response: Response): AbortSignal => {
  const seconds = (response.locals['mostSeconds'] as number | undefined) ?? DEFAULT_SECONDS;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(tooLong(seconds)), seconds * 1000);
  timer.unref();
  response.on('close', () => {
    clearTimeout(timer);
    stop.abort(new Error('the client has gone'));
  });
  return stop.signal;
};
