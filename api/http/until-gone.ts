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

/** Why nobody waits for an answer any more. */
export type EndedEarly = 'client_gone' | 'timeout';

interface Patience {
  readonly seconds: number;
  readonly onEnd: (because: EndedEarly) => void;
}

/** Says how many seconds a question may take before the engine is told to stop, and who is told when it is. */
export const limitTime =
  (seconds: number, onEnd: Patience['onEnd']): RequestHandler =>
  (_request, response, next) => {
    response.locals['patience'] = { seconds, onEnd } satisfies Patience;
    next();
  };

/** Fires when the client goes away, or with a problem as its reason when the question has taken too long. */
export const untilGone = (response: Response): AbortSignal => {
  const patience = response.locals['patience'] as Patience | undefined;
  const seconds = patience?.seconds ?? DEFAULT_SECONDS;
  const stop = new AbortController();
  const timer = setTimeout(() => {
    patience?.onEnd('timeout');
    stop.abort(tooLong(seconds));
  }, seconds * 1000);
  timer.unref();
  response.on('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished && !stop.signal.aborted) patience?.onEnd('client_gone');
    stop.abort(new Error('the client has gone'));
  });
  return stop.signal;
};
