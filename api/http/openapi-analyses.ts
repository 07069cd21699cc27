import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { problemDocumentSchema } from '../contract/problem.ts';
import { ANALYSES } from '../query/analyses.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** The parameters of a question as a URL carries them: lists by commas, `where=dimension=value` repeated. */
const asParameters = (request: z.ZodObject): z.ZodObject =>
  z.object(
    Object.fromEntries(
      Object.keys(request.shape).map((name) => [
        name,
        name === 'where'
          ? z.array(z.string()).optional().describe('dimension=value; repeat for alternatives and conditions')
          : z.string().optional(),
      ]),
    ),
  );

/** Describes every analysis: the same question by parameters and as a body. */
export const describeAnalyses = (registry: OpenAPIRegistry): void => {
  for (const { name, summary, methods, request, response } of ANALYSES) {
    const responses = {
      200: { description: summary, content: json(response) },
      400: {
        description: 'Refused: everything that is wrong with the request',
        content: { 'application/problem+json': { schema: problemDocumentSchema } },
      },
    };
    const path = `/${name}`;
    registry.registerPath({
      method: 'get',
      path,
      summary,
      request: { query: asParameters(request) },
      responses,
    });
    if (!methods.includes('post')) continue;
    registry.registerPath({
      method: 'post',
      path,
      summary: `${summary}, with the request as a body`,
      request: { body: { required: true, content: json(request) } },
      responses,
    });
  }
};
