import type { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';

/** Checks what a command was given. @throws Problem with everything that is wrong. */
export const checkInput = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Problem(
    'The command cannot be run',
    parsed.error.issues.map((issue) => ({
      code: 'invalid_value',
      detail: issue.message,
      pointer: `/${issue.path.join('/')}`,
    })),
  );
};
