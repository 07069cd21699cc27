import { json, Router, type Response } from 'express';
import {
  listClusters,
  listUnmatched,
  locatePlaces,
  needAliased,
  undoRemapping,
} from '../../etl/places/index.ts';
import { suggestFor } from '../../etl/places/unmatched.ts';
import type { Barometer } from '../barometer.ts';
import { listAliases, remapAsAsked } from '../places/aliases.ts';
import { identityOf } from './identify.ts';
import { untilGone } from './until-gone.ts';

/** Spellings: what stands for what, what nobody knows, and what may be one. */
export const placeRoutes = (barometer: Barometer, now: () => Date): Router => {
  const router = Router();
  const { warehouse, read } = barometer;
  const who = (response: Response) => ({ now: now(), by: identityOf(response).name });

  router.get('/aliases', async (request, response) => {
    const { dimension } = request.query;
    const of = typeof dimension === 'string' ? needAliased(dimension, 400) : null;
    response.json(await read((session) => listAliases(session, of), untilGone(response)));
  });
  router.post('/aliases', json({ limit: '5mb' }), async (request, response) => {
    const made = await warehouse.exclusively((session) => remapAsAsked(session, request.body, who(response)));
    response.status(201).json(made);
  });
  router.delete('/aliases/:id', async (request, response) => {
    const id = /^\d{1,9}$/.test(request.params.id) ? Number(request.params.id) : -1;
    await warehouse.exclusively((session) => undoRemapping(session, id, now()));
    response.json({ remapping_id: id, status: 'undone' });
  });
  router.get('/dimensions/:dimension/unmatched', async (request, response) => {
    const dimension = needAliased(request.params.dimension);
    const { value } = request.query;
    response.json(
      await read(
        async (session) =>
          typeof value === 'string'
            ? suggestFor(session, dimension, value)
            : listUnmatched(session, dimension),
        untilGone(response),
      ),
    );
  });
  router.get('/dimensions/:dimension/clusters', async (request, response) => {
    const dimension = needAliased(request.params.dimension);
    response.json(await read((session) => listClusters(session, dimension), untilGone(response)));
  });
  router.post('/places/locate', async (_request, response) => {
    response.json(await warehouse.exclusively((session) => locatePlaces(session, who(response))));
  });
  return router;
};
