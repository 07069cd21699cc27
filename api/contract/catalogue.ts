import { z } from 'zod';

export const UNITS = ['share', 'score', 'net', 'count', 'days', 'rate_per_1000', 'tone'] as const;
export const DIRECTIONS = ['higher', 'lower', 'neutral'] as const;

const text = z.object({ en: z.string(), zh: z.string() });

/** One published number: what it is called, how it is computed and when it may be shown. */
export const catalogueEntrySchema = z.object({
  id: z.string(),
  label: text,
  unit: z.enum(UNITS),
  /** Which way is better. */
  direction: z.enum(DIRECTIONS),
  kind: z.enum(['survey', 'complaints', 'any']),
  definition: text,
  denominator: text,
  method: text,
  min_n: z.int(),
  /** Where the definition comes from. */
  source: z.string(),
  /** What the question has to bring, or the city to have loaded, before the number can be answered. */
  needs: text.optional(),
});

export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;
