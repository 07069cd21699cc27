import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { catalogueEntrySchema } from '../contract/catalogue.ts';
import { COMPARISONS, queryAnswerSchema, queryRequestSchema } from '../contract/query.ts';
import { memberSchema, summarySchema } from '../contract/summary.ts';
import { LISTED_DIMENSIONS } from '../query/members.ts';
import { describeActions } from './openapi-actions.ts';
import { describeAccess } from './openapi-access.ts';
import { describeCube } from './openapi-cube.ts';
import { describeDigests } from './openapi-digests.ts';
import { describeImports } from './openapi-imports.ts';
import { json, ok, problem } from './openapi-parts.ts';
import { describePlaces } from './openapi-places.ts';
import { describeVoices } from './openapi-voices.ts';
import { describeSavedViews } from './openapi-saved-views.ts';
import { describeAnalyses } from './openapi-analyses.ts';

extendZodWithOpenApi(z);

const answerContent = {
  ...json(queryAnswerSchema),
  'text/csv': { schema: z.string() },
  'application/vnd.apache.arrow.stream': { schema: z.string() },
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
  describeCube(registry);
  describeImports(registry);
  describeAnalyses(registry);
  describeAccess(registry);
  describePlaces(registry);
  describeDigests(registry);
  describeVoices(registry);
  describeSavedViews(registry);
  describeActions(registry);
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
