import { Router, json, type Request, type Response } from 'express';
import type { Barometer } from '../barometer.ts';
import { ANALYSES } from '../query/analyses.ts';
import { analysisFromParameters } from './analysis-parameters.ts';
import { createAnswerDesk } from './answer-desk.ts';
import { renderJson } from './negotiate.ts';
import { sendRendered } from './send-rendered.ts';
import { untilGone } from './until-gone.ts';

type Analysis = (typeof ANALYSES)[number];

const CACHE_BYTES = 16 * 1024 * 1024;

/** Questions that are more than a table of numbers: why it moved, who can be told apart, what goes with satisfaction. */
export const analysisRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const desk = createAnswerDesk(barometer.warehouse, CACHE_BYTES);
  const respond = async (
    request: Request,
    response: Response,
    { name, answer }: Analysis,
    input: unknown,
  ): Promise<void> => {
    const rendered = await desk(`${name}\n${JSON.stringify(input)}`, untilGone(response), async (stop) =>
      renderJson(await barometer.read((session) => answer(session, input), stop)),
    );
    await sendRendered(request, response, rendered);
  };
  for (const analysis of ANALYSES) {
    const { name, methods } = analysis;
    router.get(`/${name}`, (request: Request, response) => {
      const { searchParams } = new URL(request.originalUrl, 'http://localhost');
      return respond(request, response, analysis, analysisFromParameters(searchParams));
    });
    if (methods.includes('post'))
      router.post(`/${name}`, json({ limit: '1mb' }), (request, response) =>
        respond(request, response, analysis, request.body),
      );
  }
  return router;
};
