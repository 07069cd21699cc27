import type { RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';

/** How many bytes of a body must come in how many milliseconds. */
export interface LeastSpeed {
  readonly bytes: number;
  readonly windowMs: number;
}

export const LEAST_SPEED: LeastSpeed = { bytes: 20_000, windowMs: 20_000 };

const tooSlow = ({ bytes, windowMs }: LeastSpeed): Problem =>
  new Problem(
    'The request came too slowly',
    [
      {
        code: 'body_too_slow',
        detail: `Fewer than ${bytes.toLocaleString('en')} bytes of the body came in ${windowMs / 1000} seconds.`,
        way_out: 'Send it again over a better connection.',
      },
    ],
    408,
  );

/** Ends a request whose body trickles: without this a few clients could hold every connection for as long as they like. */
export const refuseSlowBodies =
  (least: LeastSpeed): RequestHandler =>
  (request, response, next) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.get('content-length') ?? 0) > 0;
    if (!hasBody) return next();
    let seen = request.socket.bytesRead;
    const timer = setInterval(() => {
      if (request.complete || response.headersSent) return clearInterval(timer);
      const now = request.socket.bytesRead;
      if (now - seen >= least.bytes) {
        seen = now;
        return;
      }
      clearInterval(timer);
      response.set('Connection', 'close');
      response.on('finish', () => request.destroy());
      next(tooSlow(least));
    }, least.windowMs);
    timer.unref();
    response.on('close', () => clearInterval(timer));
    next();
  };
