import { Router, json, type Request, type Response } from 'express';
import { z } from 'zod';
import { readBoundaries } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import { scopeMembers, scopeQuery } from '../auth/scope.ts';
import { scopeSummary } from '../auth/scoped-summary.ts';
import type { Barometer } from '../barometer.ts';
import { catalogue } from '../metrics/index.ts';
import { LISTED_DIMENSIONS, listMembers, type ListedDimension } from '../query/members.ts';
import { readSummary } from '../query/summary.ts';
import { answerToCsvw } from '../respond/csvw.ts';
import { problemDocument } from '../respond/problem.ts';
import { createAnswerCache } from './answer-cache.ts';
import { identityOf } from './identify.ts';
import { negotiate, render } from './negotiate.ts';
import { queryFromParameters } from './query-parameters.ts';
import { sendRendered, untilGone } from './send-rendered.ts';

const CACHE_BYTES = 64 * 1024 * 1024;
const MOST_QUERIES = 40;

const batchSchema = z.strictObject({ queries: z.array(z.unknown()).min(1).max(MOST_QUERIES) });

/** Numbers and what they are about. */
export const queryRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const cache = createAnswerCache(CACHE_BYTES);
  const answer = async (
    request: Request,
    response: Response,
    body: unknown,
    format: string | null,
  ): Promise<void> => {
    const type = negotiate(request, format);
    const scoped = scopeQuery(identityOf(response), body);
    const { revision } = barometer.warehouse;
    const key = `${type}\n${JSON.stringify(scoped)}`;
    const held = cache.find(key, revision);
    if (held) return sendRendered(request, response, held);
    const rendered = render(type, await barometer.query(scoped, untilGone(response)));
    cache.keep(key, revision, rendered);
    sendRendered(request, response, rendered);
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
    const answers: object[] = [];
    for (const query of asked.data.queries)
      try {
        answers.push({ answer: await barometer.query(scopeQuery(identity, query), gone) });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        answers.push({ problem: problemDocument(error) });
      }
    response.vary('Authorization').vary('Cookie').set('Cache-Control', 'private, no-cache').json({ answers });
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
  router.get('/summary', async (_request, response) => {
    const { districts } = identityOf(response);
    const summary = await barometer.read(async (session) => {
      const whole = await readSummary(session);
      return districts ? scopeSummary(session, whole, districts) : whole;
    });
    response.json(summary);
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
    const members = await barometer.read((session) => listMembers(session, dimension));
    response.json({ dimension, members: districts ? scopeMembers(dimension, members, districts) : members });
  });
  router.get('/districts.geojson', async (_request, response) => {
    const geojson = await barometer.read(readBoundaries);
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
