import { json, Router } from 'express';
import { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';
import type { DigestDesk } from '../digest/desk.ts';

const runSchema = z.strictObject({ for: z.iso.datetime({ offset: true }) });

/** The digests that are defined, and running one. */
export const digestRoutes = (digests: DigestDesk): Router => {
  const router = Router();
  router.get('/digests', async (_request, response) => {
    response.json({ digests: await digests.list() });
  });
  router.post('/digests/:name/runs', json({ limit: '10kb' }), async (request, response) => {
    const parsed = runSchema.safeParse(request.body);
    if (!parsed.success)
      throw new Problem(
        'The digest cannot be run',
        [
          {
            code: 'invalid_instant',
            detail: 'The instant to run for is missing or malformed.',
            pointer: '/for',
            way_out: 'Send {"for": "2026-11-02T07:00:00Z"}.',
          },
        ],
        400,
      );
    response.json(await digests.run(request.params.name, new Date(parsed.data.for)));
  });
  return router;
};
