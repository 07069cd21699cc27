import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { TIME_DIMENSIONS } from '../contract/dimensions.ts';
import { problem } from './openapi-parts.ts';

/** Describes the cube, and the statements behind an answer. */
export const describeCube = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/cube',
    summary: 'Cumulative sums over a calendar grain, for pages that take their differences',
    description:
      'One Arrow stream of blocks of the same rows: block 0 holds what has no date, block k adds bin k to the block before. The schema’s metadata "cube" is a JSON object that says which columns a metric is made of.',
    request: {
      query: z.object({
        metrics: z.string().describe('Metric ids, separated by commas'),
        active: z
          .enum(TIME_DIMENSIONS)
          .optional()
          .describe('The calendar grain that is brushed; month by default'),
        by: z.string().optional().describe('Up to four other dimensions, separated by commas'),
        from: z.string().optional(),
        to: z.string().optional(),
        where: z
          .array(z.string())
          .optional()
          .describe('dimension=value; repeat for alternatives and conditions'),
        cut: z.enum(['strict', 'official']).optional(),
        unweighted: z.boolean().optional(),
        cases: z.enum(['all', 'assessed']).optional(),
        audience: z.enum(['officer']).optional().describe('No cube is made of what was published'),
      }),
    },
    responses: {
      200: {
        description: 'The cube',
        content: { 'application/vnd.apache.arrow.stream': { schema: z.string() } },
      },
      400: problem,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/query/sql',
    summary: 'The statements an answer was read with',
    description:
      'Takes the parameters of GET /query. Values are written in, to be read; the product itself binds them.',
    request: { query: z.object({ metrics: z.string().describe('Metric ids, separated by commas') }) },
    responses: {
      200: { description: 'SQL of the embedded engine', content: { 'text/plain': { schema: z.string() } } },
      400: problem,
    },
  });
};
