import { Router, json, type Request, type Response } from 'express';
import { readBoundaries } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import { scopeMembers, scopeQuery } from '../auth/scope.ts';
import { scopeSummary } from '../auth/scoped-summary.ts';
import type { Barometer } from '../barometer.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { catalogue } from '../metrics/index.ts';
import { LISTED_DIMENSIONS, listMembers, type ListedDimension } from '../query/members.ts';
import { readSummary } from '../query/summary.ts';
import { answerToArrow } from '../respond/arrow.ts';
import { answerToCsv } from '../respond/csv.ts';
import { identityOf } from './identify.ts';
import { queryFromParameters } from './query-parameters.ts';

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';
const ARROW_TYPE = 'application/vnd.apache.arrow.stream';
const TYPES: Readonly<Record<string, string>> = { json: JSON_TYPE, csv: CSV_TYPE, arrow: ARROW_TYPE };

const negotiate = (request: Request, format: string | null): string => {
  const type = format ? TYPES[format] : request.accepts([JSON_TYPE, CSV_TYPE, ARROW_TYPE]);
  if (type) return type;
  throw new Problem(
    'No such format',
    [
      {
        code: 'not_acceptable',
        detail: 'Answers come as JSON, CSV and Arrow stream.',
        value: format ?? request.get('accept') ?? '',
        way_out: `Accept ${[JSON_TYPE, CSV_TYPE, ARROW_TYPE].join(', ')}, or format=json, csv, arrow.`,
      },
    ],
    format ? 400 : 406,
  );
};

const send = (response: Response, type: string, answer: QueryAnswer): void => {
  response.vary('Accept');
  response.set('ETag', `W/"${answer.data_version}"`).set('Cache-Control', 'no-cache');
  if (type === CSV_TYPE) response.type('text/csv; charset=utf-8').send(answerToCsv(answer));
  else if (type === ARROW_TYPE) response.type(ARROW_TYPE).send(Buffer.from(answerToArrow(answer)));
  else response.json(answer);
};

/** Numbers and what they are about. */
export const queryRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const answer = async (
    request: Request,
    response: Response,
    body: unknown,
    format: string | null,
  ): Promise<void> => {
    const type = negotiate(request, format);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    send(response, type, await barometer.query(scopeQuery(identityOf(response), body), gone.signal));
  };

  router.get('/query', (request, response) => {
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
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
