import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Problem } from '../../etl/model/problem.ts';
import { createSingleSignOn, type SingleSignOn } from '../auth/single-sign-on.ts';
import { createApp } from '../http/app.ts';
import { listen } from '../http/listen.ts';
import { LEAST_SPEED } from '../http/refuse-slow-bodies.ts';
import type { CommentReader } from '../jobs/comment-reader.ts';
import type { ImportJobs } from '../jobs/import-jobs.ts';
import { clock } from './clock.ts';
import { ROOT, type Opened } from './place.ts';
import type { Settings } from './settings.ts';

const REQUESTS_PER_MINUTE = 1200;
const QUERY_SECONDS = 30;

const signOnOf = (settings: Settings): SingleSignOn | null => {
  const {
    oidc_issuer: issuer,
    oidc_client_id: clientId,
    oidc_client_secret: clientSecret,
    public_url: publicUrl,
  } = settings;
  if (!issuer || !clientId || !clientSecret || !publicUrl) return null;
  const roleClaim = settings.oidc_role_claim ?? 'barometer_role';
  return createSingleSignOn({ issuer, clientId, clientSecret, publicUrl, roleClaim }, clock);
};

const portProblem = (error: NodeJS.ErrnoException, host: string, port: number): Error =>
  error.code === 'EADDRINUSE' || error.code === 'EACCES'
    ? new Problem('The server cannot start', [
        {
          code: 'port_taken',
          detail: `Port ${port} on ${host} is taken or not allowed.`,
          pointer: '/port',
          value: String(port),
          way_out: 'Choose another with --port.',
        },
      ])
    : error;

/** Where the server listens, and what runs beside the requests. */
export interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly ownerSecret: string;
  readonly jobs: ImportJobs;
  readonly comments: CommentReader;
  readonly log: Logger;
}

/** Serves an opened warehouse as its settings say. @throws Problem when the port is taken. */
export const startServer = (opened: Opened, parts: ServerParts): Promise<Server> => {
  const { barometer, settings } = opened;
  const dashboardDir = join(ROOT, 'dist', 'dashboard');
  const app = createApp({
    barometer,
    access: opened.access,
    ownerSecret: parts.ownerSecret,
    now: clock,
    singleSignOn: signOnOf(settings),
    trustsProxy: settings.trust_proxy ?? false,
    requestsPerMinute: settings.requests_per_minute ?? REQUESTS_PER_MINUTE,
    querySeconds: settings.query_seconds ?? QUERY_SECONDS,
    leastSpeed: LEAST_SPEED,
    jobs: parts.jobs,
    comments: parts.comments,
    digests: opened.digests,
    log: parts.log,
    dashboardDir: existsSync(dashboardDir) ? dashboardDir : null,
  });
  return listen(app, parts.host, parts.port).catch((error: NodeJS.ErrnoException) => {
    throw portProblem(error, parts.host, parts.port);
  });
};
