import { json, Router, type Response } from 'express';
import { answerActions } from '../actions/answer.ts';
import { changeAction, publishAction, removeAction, takeUp, type Who } from '../actions/change.ts';
import { answerPublishedActions } from '../actions/published.ts';
import type { Barometer } from '../barometer.ts';
import { identityOf } from './identify.ts';
import { untilGone } from './until-gone.ts';

const numberOf = (id: string): number => (/^\d{1,9}$/.test(id) ? Number(id) : -1);

/** What is done about pain points, and what the people say became of it. */
export const actionRoutes = (barometer: Barometer, now: () => Date): Router => {
  const router = Router();
  const body = json({ limit: '100kb' });
  const who = (response: Response): Who => ({ now: now(), by: identityOf(response).name });

  router.get('/actions', async (_request, response) => {
    const answer = await barometer.read(answerActions, untilGone(response));
    response.set('Cache-Control', 'private, no-store').json(answer);
  });
  router.get('/actions/published', async (_request, response) => {
    response
      .set('Cache-Control', 'no-cache')
      .json(await barometer.read(answerPublishedActions, untilGone(response)));
  });
  router.post('/actions', body, async (request, response) => {
    response.status(201).json(await takeUp(barometer, request.body, who(response)));
  });
  router.patch('/actions/:id', body, async (request, response) => {
    response.json(await changeAction(barometer, numberOf(request.params.id), request.body, who(response)));
  });
  router.put('/actions/:id/published', body, async (request, response) => {
    response.json(await publishAction(barometer, numberOf(request.params.id), request.body, who(response)));
  });
  router.delete('/actions/:id', async (request, response) => {
    const id = numberOf(request.params.id);
    await removeAction(barometer, id, who(response));
    response.json({ action_id: id, status: 'removed' });
  });
  return router;
};
