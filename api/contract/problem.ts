import { z } from 'zod';

/** RFC 9457 problem document; `problems` lists everything that is wrong with the request at once. */
export const problemDocumentSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  problems: z.array(
    z.object({
      code: z.string(),
      detail: z.string(),
      file: z.string().optional(),
      line: z.int().optional(),
      column: z.string().optional(),
      pointer: z.string().optional(),
      value: z.string().optional(),
      way_out: z.string().optional(),
    }),
  ),
});

export type ProblemDocument = z.infer<typeof problemDocumentSchema>;
