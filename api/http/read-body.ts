import type { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';

/** The body of a request, as its schema says. @throws Problem with everything that is wrong with it */
export const readBody = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Problem(
    'The request cannot be read',
    parsed.error.issues.map((issue) => ({
      code: 'invalid_value',
      detail: issue.message,
      pointer: `/${issue.path.join('/')}`,
    })),
    400,
  );
};
