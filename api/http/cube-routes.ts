import { Router } from 'express';
import { scopeQuery } from '../auth/scope.ts';
import type { Barometer } from '../barometer.ts';
import { answerCube } from '../cube/answer.ts';
import { cubeToArrow } from '../respond/cube-arrow.ts';
import { toRendered } from './answer-cache.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { identityOf } from './identify.ts';
import { ARROW_TYPE } from './negotiate.ts';
import { queryFromParameters } from './query-parameters.ts';
import { sendRendered } from './send-rendered.ts';
import { untilGone } from './until-gone.ts';

const CACHE_BYTES = 128 * 1024 * 1024;

/** Cumulative sums for pages that take their differences. */
export const cubeRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const desk = createAnswerDesk(barometer.warehouse, CACHE_BYTES);
  router.get('/cube', async (request, response) => {
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
    const scoped = scopeQuery(identityOf(response), queryFromParameters(parameters));
    const rendered = await desk(JSON.stringify(scoped), untilGone(response), async (stop) => {
      const cube = await barometer.read((session) => answerCube(session, scoped), stop);
      return toRendered(ARROW_TYPE, cube.description.data_version, Buffer.from(cubeToArrow(cube)));
    });
    await sendRendered(request, response, rendered);
  });
  return router;
};
