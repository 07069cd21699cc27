import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { feedbackAnswerSchema, feedbackRequestSchema } from '../contract/feedback.ts';
import {
  agreementAnswerSchema,
  correctionListSchema,
  correctionRequestSchema,
  correctionSchema,
  readingSchema,
  termsAnswerSchema,
  termsRequestSchema,
  undoneCorrectionSchema,
} from '../contract/voices.ts';
import { json, ok, problem } from './openapi-parts.ts';

/** The parameters of a question as a URL carries them. */
const asParameters = (request: z.ZodObject): z.ZodObject =>
  z.object({
    ...Object.fromEntries(Object.keys(request.shape).map((name) => [name, z.string().optional()])),
    where: z.array(z.string()).optional().describe('dimension=value; repeat for alternatives and conditions'),
  });

/** Comments, terms and corrections. */
export const describeVoices = (registry: OpenAPIRegistry): void => {
  registry.registerPath({
    method: 'get',
    path: '/feedback',
    summary: 'Redacted comments, newest first, by pages; never to the public',
    request: {
      query: asParameters(feedbackRequestSchema).extend({
        format: z.enum(['json', 'csv', 'arrow']).optional(),
      }),
    },
    responses: {
      200: {
        description: 'A page; the next is named by `next` and by the Link header',
        content: {
          ...json(feedbackAnswerSchema),
          'text/csv': { schema: z.string() },
          'application/vnd.apache.arrow.stream': { schema: z.string() },
        },
      },
      400: problem,
      406: problem,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/voices/terms',
    summary: 'What is said here and not elsewhere, or not before; never to the public',
    request: { query: asParameters(termsRequestSchema) },
    responses: ok('Terms, the most certain first', termsAnswerSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/voices/reading',
    summary: 'How far the reading of comments has come',
    responses: ok('What is being done', readingSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/voices/agreement',
    summary: 'How far the tone of comments agrees with the explicit answer of the same people',
    responses: ok('By kind; a kind without both is left out', agreementAnswerSchema),
  });
  registry.registerPath({
    method: 'get',
    path: '/voices/corrections',
    summary: 'What analysts said comments are about, newest first',
    responses: ok('Corrections', correctionListSchema),
  });
  registry.registerPath({
    method: 'post',
    path: '/voices/corrections',
    summary: 'Say what a comment is about; learned from, and undone by its number',
    request: { body: { required: true, content: json(correctionRequestSchema) } },
    responses: {
      201: { description: 'Corrected', content: json(correctionSchema) },
      400: problem,
      404: problem,
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/voices/corrections/{id}',
    summary: 'Take a correction back',
    request: { params: z.object({ id: z.string() }) },
    responses: { ...ok('Undone', undoneCorrectionSchema), 404: problem },
  });
};
