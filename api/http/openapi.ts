import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { catalogueEntrySchema } from '../contract/catalogue.ts';
import { importEntrySchema, importProgressSchema, inspectReportSchema } from '../contract/imports.ts';
import { publicationSchema, publishRequestSchema } from '../contract/publications.ts';
import { problemDocumentSchema } from '../contract/problem.ts';
import { COMPARISONS, queryAnswerSchema, queryRequestSchema } from '../contract/query.ts';
import { memberSchema, summarySchema } from '../contract/summary.ts';
import { LISTED_DIMENSIONS } from '../query/members.ts';
import { describeAccess } from './openapi-access.ts';
import { describeDigests } from './openapi-digests.ts';
import { describePlaces } from './openapi-places.ts';
import { describeAnalyses } from './openapi-analyses.ts';

extendZodWithOpenApi(z);

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const problem = {
  description: 'Refused: everything that is wrong with the request',
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
};
const ok = (description: string, schema: z.ZodType) => ({
  200: { description, content: json(schema) },
  400: problem,
});
const answerContent = {
  ...json(queryAnswerSchema),
  'text/csv': { schema: z.string() },
  'application/vnd.apache.arrow.stream': { schema: z.string() },
};
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

const build = (): object => {
  const registry = new OpenAPIRegistry();
  registry.registerPath({
    method: 'get',
    path: '/query',
    summary: 'Numbers by dimensions',
    request: {
      query: z.object({
        metrics: z.string().describe('Metric ids, separated by commas'),
        by: z.string().optional().describe('Dimensions, separated by commas'),
        from: z.string().optional(),
        to: z.string().optional(),
        where: z
          .array(z.string())
          .optional()
          .describe('dimension=value; repeat for alternatives and conditions'),
        compare: z.enum(COMPARISONS).optional(),
        benchmark: z.string().optional().describe('With compare=benchmark: a number, or metric:number,…'),
        composite: z
          .string()
          .optional()
          .describe('Weights of the composite: response_rate:1,resolution_rate:2,…'),
        index: z
          .string()
          .optional()
          .describe('Components of the index: metric:weight or metric@item:weight, …'),
        control: z.boolean().optional(),
        min_n: z.int().optional(),
        cut: z.enum(['strict', 'official']).optional(),
        unweighted: z.boolean().optional(),
        cases: z.enum(['all', 'assessed']).optional(),
        audience: z.enum(['officer', 'public']).optional(),
        format: z.enum(['json', 'csv', 'arrow']).optional(),
      }),
    },
    responses: { 200: { description: 'The answer', content: answerContent }, 400: problem, 406: problem },
  });
  registry.registerPath({
    method: 'post',
    path: '/query',
    summary: 'The same, with the request as a body',
    request: { body: { required: true, content: json(queryRequestSchema) } },
    responses: { 200: { description: 'The answer', content: answerContent }, 400: problem },
  });
  registry.registerPath({
    method: 'get',
    path: '/metrics',
    summary: 'The catalogue of metrics',
    responses: ok('Every metric', z.array(catalogueEntrySchema)),
  });
  registry.registerPath({
    method: 'get',
    path: '/summary',
    summary: 'What the warehouse holds',
    responses: ok('Summary', summarySchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/dimensions/{dimension}',
    summary: 'Members of a dimension',
    request: { params: z.object({ dimension: z.enum(LISTED_DIMENSIONS) }) },
    responses: {
      ...ok('Members', z.object({ dimension: z.string(), members: z.array(memberSchema) })),
      404: problem,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/districts.geojson',
    summary: 'District boundaries',
    responses: {
      200: { description: 'GeoJSON', content: { 'application/geo+json': { schema: z.object({}).loose() } } },
      404: problem,
    },
  });
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
        content: json(z.object({ job_id: z.string(), file: z.string(), events: z.string() })),
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
  const source = z.object({
    name: z.string(),
    mapping: z.object({}).loose(),
    columns: z.array(z.string()),
    saved_at: z.string(),
  });
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
  describeAnalyses(registry);
  describeAccess(registry);
  describePlaces(registry);
  describeDigests(registry);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Feedback barometer',
      version: '1',
      description: 'How people feel about their city, where it hurts, and whether it got better.',
    },
    servers: [{ url: '/api/v1' }],
  });
};

let document: object | null = null;

/** The OpenAPI 3.1 document, generated from the schemas that validate. */
export const openapiDocument = (): object => (document ??= build());
