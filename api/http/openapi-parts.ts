import type { z } from 'zod';
import { problemDocumentSchema } from '../contract/problem.ts';

export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const problem = {
  description: 'Refused: everything that is wrong with the request',
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
};
export const ok = (description: string, schema: z.ZodType) => ({
  200: { description, content: json(schema) },
  400: problem,
});
