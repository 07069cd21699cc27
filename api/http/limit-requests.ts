import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../../etl/model/problem.ts';
import { identityOf } from './identify.ts';

const WINDOW_MS = 60_000;

/** So many requests a minute for each account, or address without one; this machine and its operator are not counted. */
export const limitRequests = (perMinute: number): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (_request, response) => ['local', 'owner'].includes(identityOf(response).by),
    keyGenerator: (request, response) =>
      identityOf(response).name ?? `address ${ipKeyGenerator(request.ip ?? '')}`,
    handler: (_request, _response, next) =>
      next(
        new Problem(
          'Too many requests',
          [
            {
              code: 'rate_limited',
              detail: `At most ${perMinute} requests a minute are answered.`,
              way_out: 'Wait a minute; several questions fit into one request to /query/batch.',
            },
          ],
          429,
        ),
      ),
  });
