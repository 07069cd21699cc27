import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { importEntrySchema, importProgressSchema, inspectReportSchema } from '../contract/imports.ts';
import { publicationSchema, publishRequestSchema } from '../contract/publications.ts';
import { savedSourceSchema, startedImportSchema } from '../contract/sources.ts';
import { json, ok, problem } from './openapi-parts.ts';

const id = z.object({ id: z.string() });
const uploadBody = {
  body: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: z.object({
          file: z.string(),
          kind: z.enum(['survey', 'complaints']).optional(),
          timezone: z.string().optional(),
          date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
          source: z.string().optional(),
          set: z.array(z.string()).optional(),
          dry_run: z.enum(['true', 'false']).optional(),
        }),
      },
    },
  },
};

/** Files in, their history, the mappings that are remembered, and what the public was given. */
export const describeImports = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'post',
    path: '/inspect',
    summary: 'Look at a file without loading it',
    request: uploadBody,
    responses: { ...ok('What was recognised', inspectReportSchema), 415: problem, 422: problem },
  });
  registry.registerPath({
    method: 'post',
    path: '/imports',
    summary: 'Load a file',
    request: uploadBody,
    responses: {
      202: {
        description: 'Started',
        content: json(startedImportSchema),
      },
      400: problem,
      415: problem,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/imports',
    summary: 'Import history',
    responses: ok('Newest first', z.object({ imports: z.array(importEntrySchema) })),
  });
  registry.registerPath({
    method: 'get',
    path: '/imports/{id}',
    summary: 'One import or running job',
    request: { params: id },
    responses: { ...ok('The import', z.union([importEntrySchema, importProgressSchema])), 404: problem },
  });
  registry.registerPath({
    method: 'get',
    path: '/imports/{id}/events',
    summary: 'Progress of a job as server-sent events',
    request: { params: id },
    responses: {
      200: {
        description: 'Each event is an import progress',
        content: { 'text/event-stream': { schema: importProgressSchema } },
      },
      404: problem,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/imports/{id}/rejects',
    summary: 'What was refused and why; as=rows: the refused rows with their header, to correct and import',
    request: { params: id, query: z.object({ as: z.enum(['rows']).optional() }) },
    responses: {
      200: {
        description: 'line, column, code, value, raw, suggestion',
        content: { 'text/csv': { schema: z.string() } },
      },
      404: problem,
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/imports/{id}',
    summary: 'Undo an import, or cancel a running job',
    request: { params: id },
    responses: {
      ...ok('Undone', z.object({ import_id: z.int(), status: z.literal('undone') })),
      202: { description: 'Cancelling' },
      404: problem,
      409: problem,
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/sample',
    summary: 'Clear the sample city',
    responses: ok('Cleared', z.object({ imports_undone: z.int() })),
  });
  const source = savedSourceSchema;
  const named = z.object({ name: z.string() });
  registry.registerPath({
    method: 'get',
    path: '/sources',
    summary: 'Saved mappings',
    responses: ok('By name', z.object({ sources: z.array(source) })),
  });
  registry.registerPath({
    method: 'get',
    path: '/sources/{name}',
    summary: 'One saved mapping',
    request: { params: named },
    responses: { ...ok('The mapping', source), 404: problem },
  });
  registry.registerPath({
    method: 'put',
    path: '/sources/{name}',
    summary: 'Save a mapping, or the one an import was read with',
    request: { params: named, body: { required: true, content: json(z.object({}).loose()) } },
    responses: { ...ok('Saved', source), 404: problem, 422: problem },
  });
  registry.registerPath({
    method: 'get',
    path: '/publications',
    summary: 'What the public was given',
    responses: ok('Newest first', z.object({ publications: z.array(publicationSchema) })),
  });
  registry.registerPath({
    method: 'post',
    path: '/publications',
    summary: 'Mask and publish the months that never were',
    request: { body: { required: true, content: json(publishRequestSchema) } },
    responses: {
      200: { description: 'What a dry run would publish', content: json(publicationSchema) },
      201: { description: 'Published', content: json(publicationSchema) },
      400: problem,
      409: problem,
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/publications/{id}',
    summary: 'Withdraw the last publication',
    request: { params: id, query: z.object({ unseen: z.enum(['true', 'false']).optional() }) },
    responses: { ...ok('Withdrawn', publicationSchema), 404: problem, 409: problem },
  });
};
