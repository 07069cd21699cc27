import { randomUUID } from 'node:crypto';
import { json, Router } from 'express';
import type { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';
import { pausedSchema, resendSchema, runDigestSchema, testSendSchema } from '../contract/digests.ts';
import type { DigestDesk } from '../digest/desk.ts';
import { deliveryToWire, listedToWire, previewToWire, reportToWire } from '../digest/wire.ts';

const body = json({ limit: '10kb' });
/** A definition with two thousand recipients. */
const definitionBody = json({ limit: '1mb' });

const wayOuts = {
  run: 'Send {"for": "2026-11-02T07:00:00Z"}.',
  pause: 'Send {"paused": true} or {"paused": false}.',
  resend: 'Send {"period": "2026-11-02"}, as the runs of the digest name it.',
  test: 'Send {"recipient": "name"}.',
};

const read = <T>(schema: z.ZodType<T>, given: unknown, wayOut: string): T => {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem(
    'The request cannot be read',
    parsed.error.issues.map((issue) => ({
      code: issue.path[0] === 'for' ? 'invalid_instant' : 'invalid_body',
      detail: issue.message,
      pointer: `/${issue.path.map(String).join('/')}`,
      way_out: wayOut,
    })),
    400,
  );
};

/** The digests that are defined, what they would send, what they sent, and sending. */
export const digestRoutes = (digests: DigestDesk, now: () => Date): Router => {
  const router = Router();
  router.get('/digests', async (_request, response) => {
    response.json({ digests: (await digests.list()).map(listedToWire) });
  });
  router.post('/digests/check', definitionBody, (request, response) => {
    response.json(digests.check(request.body));
  });
  router.get('/digests/:name/definition', async (request, response) => {
    response.json(await digests.definition(request.params.name));
  });
  router.put('/digests/:name', definitionBody, async (request, response) => {
    await digests.define(request.params.name, request.body);
    response.json(await digests.definition(request.params.name));
  });
  router.delete('/digests/:name', async (request, response) => {
    await digests.remove(request.params.name);
    response.status(204).end();
  });
  router.get('/digests/:name/runs', async (request, response) => {
    const { name } = request.params;
    response.json({
      deliveries: (await digests.deliveries(name)).map(deliveryToWire),
      log: await digests.log(name),
    });
  });
  router.post('/digests/:name/runs', body, async (request, response) => {
    const { for: instant } = read(runDigestSchema, request.body, wayOuts.run);
    response.json(reportToWire(await digests.run(request.params.name, new Date(instant))));
  });
  router.get('/digests/:name/preview', async (request, response) => {
    const { for: given, recipient } = request.query;
    const asked = given === undefined ? now().toISOString() : given;
    const { for: instant } = read(runDigestSchema, { for: asked }, 'Add for=2026-11-02T07:00:00Z.');
    const only = typeof recipient === 'string' ? recipient : undefined;
    const previews = await digests.preview(request.params.name, new Date(instant), only);
    response.json({ previews: previews.map(previewToWire) });
  });
  router.put('/digests/:name/paused', body, async (request, response) => {
    const { paused } = read(pausedSchema, request.body, wayOuts.pause);
    await digests.setPaused(request.params.name, paused);
    response.json({ paused });
  });
  router.post('/digests/:name/resends', body, async (request, response) => {
    const { period } = read(resendSchema, request.body, wayOuts.resend);
    response.json(reportToWire(await digests.resend(request.params.name, period)));
  });
  router.post('/digests/:name/tests', body, async (request, response) => {
    const { recipient } = read(testSendSchema, request.body, wayOuts.test);
    response.json({ receipt: await digests.testSend(request.params.name, recipient, randomUUID()) });
  });
  return router;
};
