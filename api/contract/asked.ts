import { z } from 'zod';
import { GROUP_DIMENSIONS } from './dimensions.ts';
import { isoDay } from './query.ts';

/** What every question about one metric can say besides the metric: period, filters and the toggles of a query. */
export const ASKED = {
  from: isoDay.optional(),
  to: isoDay.optional(),
  where: z
    .partialRecord(z.enum(GROUP_DIMENSIONS), z.array(z.string().max(500).nullable()).min(1).max(500))
    .default({}),
  min_n: z.int().min(1).max(1000).default(10),
  cut: z.enum(['strict', 'official']).default('strict'),
  unweighted: z.boolean().default(false),
  cases: z.enum(['all', 'assessed']).default('all'),
} as const;

/** The toggles and the state of the ledger, as every answer about one metric repeats them. */
export const ANSWERED = {
  from: z.string().nullable(),
  to: z.string().nullable(),
  cut: z.enum(['strict', 'official']),
  weighted: z.boolean(),
  cases: z.enum(['all', 'assessed']),
  min_n: z.int(),
  data_version: z.string(),
  source: z.enum(['rollup', 'rows']),
  notes: z.array(z.string()),
} as const;
