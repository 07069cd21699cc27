import type { RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';

const MOST_BYTES = 1024 * 1024;

/** Refuses a body that says it is too large before a byte of it is read; uploads have limits of their own. */
export const refuseLargeBodies: RequestHandler = (request, response, next) => {
  const isForm = (request.get('content-type') ?? '').startsWith('multipart/form-data');
  if (isForm || Number(request.get('content-length') ?? 0) <= MOST_BYTES) return next();
  response.set('Connection', 'close');
  throw new Problem(
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
};
