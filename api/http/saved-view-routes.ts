import { json, Router, type Request } from 'express';
import { newSavedViewSchema, savedViewChangeSchema } from '../contract/saved-views.ts';
import { noSuchView } from '../saved-views/problems.ts';
import type { SavedViews } from '../saved-views/saved-views.ts';
import { identityOf } from './identify.ts';
import { readBody } from './read-body.ts';

const idOf = (request: Request<{ id: string }>): number => {
  const id = Number(request.params.id);
  if (Number.isSafeInteger(id)) return id;
  throw noSuchView(0);
};

/** Addresses that people gave names. */
export const savedViewRoutes = (saved: SavedViews): Router => {
  const router = Router();
  const body = json({ limit: '50kb' });
  router.get('/views', async (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ views: await saved.list(identityOf(response)) });
  });
  router.post('/views', body, async (request, response) => {
    const view = readBody(newSavedViewSchema, request.body);
    response.status(201).json(await saved.add(identityOf(response), view));
  });
  router.patch('/views/:id', body, async (request, response) => {
    const change = readBody(savedViewChangeSchema, request.body);
    response.json(await saved.change(identityOf(response), idOf(request), change));
  });
  router.delete('/views/:id', async (request, response) => {
    await saved.remove(identityOf(response), idOf(request));
    response.status(204).end();
  });
  return router;
};
