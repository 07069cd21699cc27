import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { Problem } from '../../etl/model/problem.ts';
import type { Access } from '../auth/access.ts';
import { isAtLeast } from '../auth/identity.ts';
import type { SingleSignOn } from '../auth/single-sign-on.ts';
import type { Barometer } from '../barometer.ts';
import type { DigestDesk } from '../digest/desk.ts';
import { createSavedViews } from '../saved-views/saved-views.ts';
import type { CommentReader } from '../jobs/comment-reader.ts';
import type { ImportJobs } from '../jobs/import-jobs.ts';
import { actionRoutes } from './action-routes.ts';
import { analysisRoutes } from './analysis-routes.ts';
import { authorise } from './authorise.ts';
import { cubeRoutes } from './cube-routes.ts';
import { digestRoutes } from './digest-routes.ts';
import { renderDocs, type ApiDocument } from './docs-page.ts';
import { answerErrors, answerUnknownRoute } from './errors.ts';
import { identify, identityOf } from './identify.ts';
import { importRoutes } from './import-routes.ts';
import { limitRequests } from './limit-requests.ts';
import { logRequests } from './log-requests.ts';
import type { Log } from './log.ts';
import { createMeters } from './meters.ts';
import { openapiDocument } from './openapi.ts';
import { placeRoutes } from './place-routes.ts';
import { publicationRoutes } from './publication-routes.ts';
import { queryRoutes } from './query-routes.ts';
import { refuseLargeBodies } from './refuse-large-bodies.ts';
import { refuseSlowBodies, type LeastSpeed } from './refuse-slow-bodies.ts';
import { sessionRoutes } from './session-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { limitTime } from './until-gone.ts';
import { savedViewRoutes } from './saved-view-routes.ts';
import { voicesRoutes } from './voices-routes.ts';
import { wakeAfterChanges } from './wake-after-changes.ts';
import { sqlRoutes } from './sql-routes.ts';
import { guardLocal } from './guard-local.ts';

export interface AppParts {
  readonly barometer: Barometer;
  readonly access: Access;
  /** The word by which the operator's own command line is known; null where there is none. */
  readonly ownerSecret: string | null;
  /** The organisation's sign-on; null where there is none. */
  readonly singleSignOn: SingleSignOn | null;
  /** Whether a proxy in front is believed about the client's address and TLS. */
  readonly trustsProxy: boolean;
  /** How many requests one account or address may send in a minute. */
  readonly requestsPerMinute: number;
  /** Seconds after which the engine is told to stop working on a question. */
  readonly querySeconds: number;
  readonly leastSpeed: LeastSpeed;
  readonly jobs: ImportJobs;
  /** Reads the comments of imports in the background. */
  readonly comments: CommentReader;
  readonly digests: DigestDesk;
  readonly log: Log;
  readonly now: () => Date;
  /** Folder of the built dashboard; without it only the API answers. */
  readonly dashboardDir: string | null;
}

const SECURITY = helmet({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
});

const needsAdmin = (): Problem =>
  new Problem(
    'That is not allowed',
    [{ code: 'role_too_low', detail: 'The meters are for administrators.', way_out: 'Send a token of one.' }],
    403,
  );

/** The HTTP surface: the API under `/api/v1`, health beside it, the dashboard everywhere else. */
export const createApp = (parts: AppParts): Express => {
  const { barometer, access, jobs, digests, log, dashboardDir } = parts;
  const app = express();
  app.disable('x-powered-by');
  if (parts.trustsProxy) app.set('trust proxy', 1);
  app.set('query parser', 'simple');
  const meters = createMeters();
  jobs.onEnd(() => parts.comments.wake());
  jobs.onEnd(({ state, report, seconds }) => meters.import(state, report?.rows.read ?? 0, seconds));
  app.use(logRequests(log, meters));
  app.use(SECURITY);
  app.use(guardLocal(access));
  app.use(compression());

  app.get('/healthz', (_request, response) => {
    response.json({ status: jobs.isStopping ? 'draining' : 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    if (jobs.isStopping) return void response.status(503).json({ status: 'draining' });
    await barometer.read((session) => session.rows('SELECT 1 AS one'));
    response.json({ status: 'ready' });
  });
  app.get('/metrics', identify(access, parts.ownerSecret), async (_request, response) => {
    if (!isAtLeast(identityOf(response).role, 'admin')) throw needsAdmin();
    response.type(meters.contentType).send(await meters.text());
  });
  app.use(
    '/api/v1',
    identify(access, parts.ownerSecret),
    limitRequests(parts.requestsPerMinute),
    authorise(access),
    wakeAfterChanges(parts.comments),
  );
  app.use(
    '/api/v1',
    refuseLargeBodies,
    refuseSlowBodies(parts.leastSpeed),
    limitTime(parts.querySeconds, (because) => meters.endedEarly(because)),
  );
  app.get('/docs', (_request, response) => response.redirect(302, '/api/v1/docs'));
  app.get('/api/v1/docs', (request, response) => {
    const origin = `${request.protocol}://${request.get('host') ?? ''}`;
    response.type('html').send(renderDocs(openapiDocument() as ApiDocument, origin));
  });
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(openapiDocument()));
  app.use(
    '/api/v1',
    sessionRoutes(access, parts.singleSignOn),
    queryRoutes(barometer),
    cubeRoutes(barometer),
    sqlRoutes(barometer),
    analysisRoutes(barometer),
    importRoutes(barometer, jobs),
    digestRoutes(digests, parts.now),
    savedViewRoutes(createSavedViews(barometer.warehouse, parts.now)),
    sourceRoutes(barometer, parts.now),
    placeRoutes(barometer, parts.now),
    publicationRoutes(barometer, parts.now),
    voicesRoutes(barometer, parts.comments, parts.now),
    actionRoutes(barometer, parts.now),
    answerUnknownRoute,
  );

  if (dashboardDir && existsSync(join(dashboardDir, 'index.html'))) {
    app.use(express.static(dashboardDir, { index: false, maxAge: '1h' }));
    app.get('/{*path}', (_request, response) => {
      response.set('Cache-Control', 'no-cache').sendFile(join(dashboardDir, 'index.html'));
    });
  }
  app.use(answerUnknownRoute);
  app.use(answerErrors(log));
  return app;
};
