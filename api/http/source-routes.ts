import { json, Router } from 'express';
import { z } from 'zod';
import { findSource, listSources, saveSource, sourceOfImport } from '../../etl/load/sources.ts';
import { parseSavedSource } from '../../etl/map/index.ts';
import type { Barometer } from '../barometer.ts';
import { untilGone } from './until-gone.ts';

const fromImport = z.strictObject({ import: z.int().positive().nullable() });

/** Mappings that are remembered. */
export const sourceRoutes = (barometer: Barometer, now: () => Date): Router => {
  const router = Router();
  router.get('/sources', async (_request, response) => {
    response.json({ sources: await barometer.read(listSources, untilGone(response)) });
  });
  router.get('/sources/:name', async (request, response) => {
    const { name } = request.params;
    response.json(await barometer.read((session) => findSource(session, name), untilGone(response)));
  });
  router.put('/sources/:name', json({ limit: '1mb' }), async (request, response) => {
    const { name } = request.params;
    const asked = fromImport.safeParse(request.body);
    const source = await barometer.warehouse.exclusively(async (session) => {
      const saved = asked.success
        ? await sourceOfImport(session, asked.data.import)
        : parseSavedSource(request.body);
      await saveSource(session, name, saved, now());
      return findSource(session, name);
    });
    response.json(source);
  });
  return router;
};
