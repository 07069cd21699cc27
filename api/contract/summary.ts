import { z } from 'zod';

/** What the warehouse holds, for a page that has just been opened. */
export const summarySchema = z.object({
  data_version: z.string(),
  /** Only the synthetic sample city is loaded. */
  sample: z.boolean(),
  n_cases: z.int(),
  n_responses: z.int(),
  first_day: z.string().nullable(),
  last_day: z.string().nullable(),
  imported_at: z.string().nullable(),
  sources: z.array(
    z.object({
      source: z.string(),
      kind: z.enum(['survey', 'complaints']),
      n: z.int(),
      first_day: z.string().nullable(),
      last_day: z.string().nullable(),
    }),
  ),
  /** Metrics the loaded data can answer. */
  metrics: z.array(z.string()),
  /** Survey items, for a picker. */
  items: z.array(
    z.object({
      item: z.string(),
      source: z.string(),
      label: z.object({ en: z.string(), zh: z.string() }),
      sense: z.enum(['gain', 'happiness', 'security']).nullable(),
      overall: z.boolean(),
    }),
  ),
});

/** A member of a dimension: the value used in queries and what people call it. */
export const memberSchema = z.object({
  value: z.string().nullable(),
  label: z.object({ en: z.string(), zh: z.string() }),
  parent: z.string().nullable(),
  /** Cases and answers; null where the asker may not know. */
  n: z.int().nullable(),
  /** Whether the loaded tree or boundaries know it; null where there is none, or no value. */
  matched: z.boolean().nullable().optional(),
});

export type Summary = z.infer<typeof summarySchema>;
export type Member = z.infer<typeof memberSchema>;
