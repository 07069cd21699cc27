import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  checkedDigestSchema,
  digestHistorySchema,
  listedDigestSchema,
  pausedSchema,
  previewSchema,
  resendSchema,
  runDigestSchema,
  runReportSchema,
  testSendSchema,
  writtenDigestSchema,
} from '../contract/digests.ts';
import { problemDocumentSchema } from '../contract/problem.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
});
const body = (schema: z.ZodType) => ({ body: { required: true, content: json(schema) } });
const params = z.object({ name: z.string() });
/** As the YAML of a definition, in JSON. */
const definition = z.object({ name: z.string() }).loose();
const answers = (description: string, schema: z.ZodType) => ({
  200: { description, content: json(schema) },
  400: refused('Refused: everything that is wrong with the request'),
  404: refused('There is no such digest'),
});

/** Digests: definitions, previews, runs, corrections. */
export const describeDigests = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/digests',
    summary: 'The digests that are defined',
    responses: {
      200: {
        description: 'Definitions, without where recipients are reached',
        content: json(z.object({ digests: z.array(listedDigestSchema) })),
      },
    },
  });
  registry.registerPath({
    method: 'post',
    path: '/digests/check',
    summary: 'What is wrong with a definition, and when it would run next; nothing is saved',
    request: body(definition),
    responses: answers('Everything that is wrong, each at its place', checkedDigestSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/digests/{name}/definition',
    summary: 'The definition of a digest as it was written',
    request: { params },
    responses: answers('The definition', writtenDigestSchema),
  });
  registry.registerPath({
    method: 'put',
    path: '/digests/{name}',
    summary: 'Define a digest, or change its definition',
    request: { params, ...body(definition) },
    responses: answers('The definition as it is saved', writtenDigestSchema),
  });
  registry.registerPath({
    method: 'delete',
    path: '/digests/{name}',
    summary: 'Delete a digest; what was sent stays in the books, and defining it again puts it back',
    request: { params },
    responses: {
      204: { description: 'Deleted' },
      404: refused('There is no such digest'),
      409: refused('It came with the product'),
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/digests/{name}/runs',
    summary: 'Who was sent what, and why not',
    request: { params },
    responses: answers('Deliveries and the log', digestHistorySchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/digests/{name}/runs',
    summary: 'Run a digest for an instant: each recipient once, however often it is asked for',
    request: { params, ...body(runDigestSchema) },
    responses: answers('What came of it', runReportSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/digests/{name}/preview',
    summary: 'What recipients would be sent; nothing is sent',
    request: {
      params,
      query: z.object({ for: z.string().optional(), recipient: z.string().optional() }),
    },
    responses: answers('Files by recipient', z.object({ previews: z.array(previewSchema) })),
  });
  registry.registerPath({
    method: 'put',
    path: '/digests/{name}/paused',
    summary: 'Pause a digest, or let it run again',
    request: { params, ...body(pausedSchema) },
    responses: answers('Whether it is paused', pausedSchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/digests/{name}/resends',
    summary: 'Send a period again, as a numbered correction',
    request: { params, ...body(resendSchema) },
    responses: answers('What came of it', runReportSchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/digests/{name}/tests',
    summary: 'Send one recipient what they would be sent now, outside the books',
    request: { params, ...body(testSendSchema) },
    responses: answers('What the other side said', z.object({ receipt: z.string() })),
  });
};
