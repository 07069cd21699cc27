import { json, Router } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import type { Barometer } from '../barometer.ts';
import { publishRequestSchema } from '../contract/publications.ts';
import { listPublications, publish, withdraw } from '../publish/index.ts';
import { untilGone } from './until-gone.ts';

/** For officers: what the public was given, giving it more, and taking the last back. */
export const publicationRoutes = ({ read, warehouse }: Barometer, now: () => Date): Router => {
  const router = Router();
  router.get('/publications', async (_request, response) => {
    response.json({ publications: await read(listPublications, untilGone(response)) });
  });
  router.post('/publications', json({ limit: '10kb' }), async (request, response) => {
    const parsed = publishRequestSchema.safeParse(request.body);
    if (!parsed.success)
      throw new Problem(
        'Nothing was published',
        parsed.error.issues.map((issue) => ({
          code: 'invalid_value',
          detail: issue.message,
          pointer: `/${issue.path.map(String).join('/')}`,
          way_out: 'Send {}, {"dry_run": true} or {"through": "2026-10"}.',
        })),
        400,
      );
    const entry = await warehouse.exclusively((session) => publish(session, parsed.data, now()));
    response.status(parsed.data.dry_run ? 200 : 201).json(entry);
  });
  router.delete('/publications/:id', async (request, response) => {
    const unseen = request.query['unseen'] === 'true';
    const id = /^\d{1,9}$/.test(request.params.id) ? Number(request.params.id) : -1;
    response.json(await warehouse.exclusively((session) => withdraw(session, id, unseen, now())));
  });
  return router;
};
