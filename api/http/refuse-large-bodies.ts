import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Problem } from '../../etl/model/problem.ts';

const MOST_BYTES = 1024 * 1024;

/** How often a body that does not say its length is looked at. */
const LOOK_MS = 50;

const tooLarge = (): Problem =>
  new Problem(
    'The request is too large',
    [
      {
        code: 'entity_too_large',
        detail: `A body may have ${MOST_BYTES.toLocaleString('en')} bytes at most.`,
        way_out: 'Ask in several requests.',
      },
    ],
    413,
  );

/**
 * Refuses a body that says it is too large before a byte of it is read, and one that does not say while it comes: its
 * parser would read it to the end, however long that takes, before it refused. Uploads have limits of their own.
 */
export const refuseLargeBodies: RequestHandler = (request, response, next) => {
  const isForm = (request.get('content-type') ?? '').startsWith('multipart/form-data');
  if (isForm) return next();
  if (Number(request.get('content-length') ?? 0) > MOST_BYTES) {
    response.set('Connection', 'close');
    throw tooLarge();
  }
  if (request.headers['transfer-encoding'] !== undefined) watch(request, response, next);
  next();
};

const watch = (request: Request, response: Response, next: NextFunction): void => {
  const before = request.socket.bytesRead;
  const timer = setInterval(() => {
    if (request.complete || response.headersSent) return clearInterval(timer);
    // Twice as much leaves room for what chunks add; the parser is exact.
    if (request.socket.bytesRead - before <= 2 * MOST_BYTES) return;
    clearInterval(timer);
    response.set('Connection', 'close');
    response.on('finish', () => request.destroy());
    next(tooLarge());
  }, LOOK_MS);
  timer.unref();
  response.on('close', () => clearInterval(timer));
};
