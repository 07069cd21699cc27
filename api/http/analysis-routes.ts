import { Router, json, type Request, type Response } from 'express';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Barometer } from '../barometer.ts';
import { ANALYSES } from '../query/analyses.ts';
import { analysisFromParameters } from './analysis-parameters.ts';

type Answer = (session: Session, input: unknown) => Promise<object & { data_version: string }>;

/** Questions that are more than a table of numbers: why it moved, who can be told apart, what goes with satisfaction. */
export const analysisRoutes = (barometer: Barometer): Router => {
  const router = Router();
  const respond = async (response: Response, answer: Answer, input: unknown): Promise<void> => {
    const answered = await barometer.read((session) => answer(session, input));
    response.set('ETag', `W/"${answered.data_version}"`).set('Cache-Control', 'no-cache').json(answered);
  };
  for (const { name, methods, answer } of ANALYSES) {
    router.get(`/${name}`, (request: Request, response) => {
      const { searchParams } = new URL(request.originalUrl, 'http://localhost');
      return respond(response, answer, analysisFromParameters(searchParams));
    });
    if (methods.includes('post'))
      router.post(`/${name}`, json({ limit: '1mb' }), (request, response) =>
        respond(response, answer, request.body),
      );
  }
  return router;
};
