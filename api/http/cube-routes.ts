import { Router } from 'express';
import { scopeQuery } from '../auth/scope.ts';
import type { Barometer } from '../barometer.ts';
import { answerCube } from '../cube/answer.ts';
import { cubeToArrow } from '../respond/cube-arrow.ts';
import { createAnswerCache } from './answer-cache.ts';
import { identityOf } from './identify.ts';
import { queryFromParameters } from './query-parameters.ts';
import { sendRendered } from './send-rendered.ts';

const CACHE_BYTES = 128 * 1024 * 1024;
const ARROW_TYPE = 'application/vnd.apache.arrow.stream';

/** Cumulative sums for pages that take their differences. */
export const cubeRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const cache = createAnswerCache(CACHE_BYTES);
  router.get('/cube', async (request, response) => {
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
    const scoped = scopeQuery(identityOf(response), queryFromParameters(parameters));
    const { revision } = barometer.warehouse;
    const key = JSON.stringify(scoped);
    const held = cache.find(key, revision);
    if (held) return sendRendered(request, response, held);
    const cube = await barometer.read((session) => answerCube(session, scoped));
    const rendered = {
      type: ARROW_TYPE,
      etag: `W/"${cube.description.data_version}"`,
      bytes: Buffer.from(cubeToArrow(cube)),
    };
    cache.keep(key, revision, rendered);
    sendRendered(request, response, rendered);
  });
  return router;
};
