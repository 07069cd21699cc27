import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import type { Log } from './log.ts';
import { identityOf } from './identify.ts';
import type { Meters } from './meters.ts';

const GIVEN_ID = /^[\w.-]{1,64}$/;

/** A route as it is declared, for counting: addresses with numbers in them would be countless. */
const routeOf = (path: string): string =>
  path
    .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/gi, '/{id}')
    .replace(/\/\d+(?=\/|$)/g, '/{id}')
    .split('/')
    .slice(0, 5)
    .join('/');

/**
 * Gives every request a number (or keeps the one a proxy gave), and writes and counts how it ended. Query strings are
 * not logged: they can hold what somebody is looking for.
 */
export const logRequests =
  (log: Log, meters: Meters): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id') ?? '';
    const id = GIVEN_ID.test(given) ? given : randomUUID();
    response.locals['requestId'] = id;
    response.set('X-Request-Id', id);
    const began = performance.now();
    const { method } = request;
    const [path = ''] = request.originalUrl.split('?');
    response.on('close', () => {
      const ms = performance.now() - began;
      const status = response.writableFinished ? response.statusCode : 499;
      if (path.startsWith('/api/')) meters.request(method, routeOf(path), status, ms / 1000);
      log.info({ id, method, path, status, ms: Math.round(ms), who: identityOf(response).name }, 'request');
    });
    next();
  };
