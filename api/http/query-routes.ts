import { setImmediate } from 'node:timers/promises';
import { Router, json, type Request, type Response } from 'express';
import { z } from 'zod';
import { readBoundaries } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { scopeMembers, scopeQuery } from '../auth/scope.ts';
import { scopeSummary } from '../auth/scoped-summary.ts';
import type { Barometer } from '../barometer.ts';
import { catalogue } from '../metrics/index.ts';
import { LISTED_DIMENSIONS, listMembers, type ListedDimension } from '../query/members.ts';
import { readDataVersion, readSummary } from '../query/summary.ts';
import { answerToCsvw } from '../respond/csvw.ts';
import { problemDocument } from '../respond/problem.ts';
import { toRendered, type Rendered } from './answer-cache.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { identityOf } from './identify.ts';
import { JSON_TYPE, negotiate, render } from './negotiate.ts';
import { queryFromParameters } from './query-parameters.ts';
import { sendRendered } from './send-rendered.ts';
import { untilGone } from './until-gone.ts';

const CACHE_BYTES = 64 * 1024 * 1024;
const MOST_QUERIES = 40;
/** Answers that are made anew before a change of the ledger is seen: about what the views of one period ask. */
const MOST_PREPARED = 60;

const batchSchema = z.strictObject({ queries: z.array(z.unknown()).min(1).max(MOST_QUERIES) });

/** Numbers and what they are about. */
export const queryRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const desk = createAnswerDesk(barometer.warehouse, CACHE_BYTES);
  const find = (type: string, scoped: unknown, signal: AbortSignal): Promise<Rendered> =>
    desk(`${type}\n${JSON.stringify(scoped)}`, signal, async (stop) =>
      render(type, await barometer.query(scoped, stop)),
    );
  barometer.whenChanging(async (query) => {
    const ready: (readonly [string, Rendered])[] = [];
    for (const key of desk.latest(MOST_PREPARED)) {
      const [type = '', scoped] = key.split('\n');
      if (scoped === undefined) continue;
      // What cannot be answered any more is refused when somebody asks.
      const answered = await query(JSON.parse(scoped)).catch(() => null);
      if (answered) ready.push([key, render(type, answered)]);
      await setImmediate();
    }
    return () => {
      for (const [key, rendered] of ready) desk.keep(key, rendered);
    };
  });
  const answer = async (
    request: Request,
    response: Response,
    body: unknown,
    format: string | null,
  ): Promise<void> => {
    const type = negotiate(request, format);
    const scoped = scopeQuery(identityOf(response), body);
    await sendRendered(request, response, await find(type, scoped, untilGone(response)));
  };

  router.post('/query/batch', json({ limit: '1mb' }), async (request, response) => {
    const asked = batchSchema.safeParse(request.body);
    if (!asked.success)
      throw new Problem(
        'The request cannot be read',
        [
          {
            code: 'invalid_batch',
            detail: `A batch is {"queries": […]} with 1 to ${MOST_QUERIES} queries.`,
            pointer: '/queries',
          },
        ],
        400,
      );
    const identity = identityOf(response);
    const gone = untilGone(response);
    const answers: string[] = [];
    for (const query of asked.data.queries)
      try {
        const { bytes } = await find(JSON_TYPE, scopeQuery(identity, query), gone);
        answers.push(`{"answer":${bytes.toString('utf8')}}`);
      } catch (error) {
        if (!(error instanceof Problem) || gone.aborted) throw error;
        answers.push(JSON.stringify({ problem: problemDocument(error) }));
      }
    response.vary('Authorization, Cookie').set('Cache-Control', 'private, no-cache');
    response.type('application/json').send(`{"answers":[${answers.join(',')}]}`);
  });
  const describe = async (
    request: Request,
    response: Response,
    parameters: URLSearchParams,
  ): Promise<void> => {
    parameters.delete('describe');
    const body = scopeQuery(identityOf(response), queryFromParameters(parameters));
    const answered = await barometer.query(body, untilGone(response));
    parameters.set('format', 'csv');
    const url = `${request.baseUrl}${request.path}?${parameters.toString()}`;
    response.type('application/csvm+json').send(JSON.stringify(answerToCsvw(answered, url)));
  };
  router.get('/query', (request, response) => {
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
    if (parameters.has('describe')) return describe(request, response, parameters);
    return answer(request, response, queryFromParameters(parameters), parameters.get('format'));
  });
  router.post('/query', json({ limit: '1mb' }), (request, response) =>
    answer(request, response, request.body, null),
  );
  router.get('/metrics', (_request, response) => void response.json(catalogue()));
  /** What every page asks first, made once for each state of the ledger and for everybody who may see as much. */
  const sendHeld = async (
    request: Request,
    response: Response,
    read: (session: Session) => Promise<object>,
  ): Promise<void> => {
    const key = JSON.stringify([request.path, identityOf(response).districts]);
    const rendered = await desk(key, untilGone(response), async (stop) => {
      const [held, version] = await barometer.read(
        async (session) => [await read(session), await readDataVersion(session)] as const,
        stop,
      );
      return toRendered(`${JSON_TYPE}; charset=utf-8`, version, Buffer.from(JSON.stringify(held)));
    });
    await sendRendered(request, response, rendered);
  };
  router.get('/summary', (request, response) => {
    const { districts } = identityOf(response);
    return sendHeld(request, response, async (session) => {
      const whole = await readSummary(session);
      return districts ? scopeSummary(session, whole, districts) : whole;
    });
  });
  router.get('/dimensions/:dimension', async (request, response) => {
    const dimension = request.params.dimension as ListedDimension;
    if (!LISTED_DIMENSIONS.includes(dimension))
      throw new Problem(
        'There is no such dimension',
        [
          {
            code: 'unknown_dimension',
            detail: `"${dimension}" has no list of members.`,
            value: dimension,
            way_out: `Use one of ${LISTED_DIMENSIONS.join(', ')}.`,
          },
        ],
        404,
      );
    const { districts } = identityOf(response);
    await sendHeld(request, response, async (session) => {
      const members = await listMembers(session, dimension);
      return { dimension, members: districts ? scopeMembers(dimension, members, districts) : members };
    });
  });
  router.get('/districts.geojson', async (_request, response) => {
    const geojson = await barometer.read(readBoundaries, untilGone(response));
    if (geojson === null)
      throw new Problem(
        'There are no boundaries',
        [
          {
            code: 'no_boundaries',
            detail: 'No district boundaries are loaded.',
            way_out: 'Load them with: barometer reference load geojson FILE.',
          },
        ],
        404,
      );
    response.type('application/geo+json').send(geojson);
  });
  return router;
};
