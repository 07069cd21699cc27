import { z } from 'zod';
import { GROUP_DIMENSIONS, TIME_DIMENSIONS } from './dimensions.ts';
import { queryRequestSchema } from './query.ts';

/** What `GET /cube` takes as parameters: a query without comparison, and the calendar grain that is brushed. */
export const cubeRequestSchema = queryRequestSchema
  .pick({
    metrics: true,
    from: true,
    to: true,
    where: true,
    audience: true,
    cut: true,
    unweighted: true,
    cases: true,
  })
  .extend({
    /** The dimension that is brushed: its sums are cumulative. */
    active: z.enum(TIME_DIMENSIONS).default('month'),
    /** The dimensions that stand still, or are clicked. */
    by: z.array(z.enum(GROUP_DIMENSIONS)).max(4).default([]),
  });

export type CubeRequest = z.infer<typeof cubeRequestSchema>;

/** Which columns of a cube a metric is made of; everything is divided last. */
export const metricSumsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), x: z.string(), all: z.string() }),
  z.object({
    kind: z.literal('share'),
    x: z.string(),
    n: z.string(),
    all: z.string(),
    /** Non-response bounds: who was asked, and who could not be. */
    bounds: z.object({ reached: z.string(), unreached: z.string() }).nullable(),
  }),
  /** n, Σw, Σw², Σws, Σw²s, Σw²s² of a score 0–100. */
  z.object({
    kind: z.literal('mean'),
    n: z.string(),
    w: z.string(),
    w2: z.string(),
    ws: z.string(),
    w2s: z.string(),
    w2s2: z.string(),
  }),
]);

export type MetricSums = z.infer<typeof metricSumsSchema>;

/** What the metadata `cube` of the Arrow schema says, as JSON. */
export const cubeDescriptionSchema = z.object({
  active: z.enum(TIME_DIMENSIONS),
  by: z.array(z.enum(GROUP_DIMENSIONS)),
  /** Labels of the bins in calendar order, without holes. Block 0 of the rows holds what has no date, block k bin k. */
  bins: z.array(z.string()),
  /** Rows of a block: one for each combination of members that occurs. */
  n_cells: z.int(),
  metrics: z.record(z.string(), metricSumsSchema),
  where: queryRequestSchema.shape.where,
  from: z.string().nullable(),
  to: z.string().nullable(),
  audience: queryRequestSchema.shape.audience,
  cut: z.enum(['strict', 'official']),
  weighted: z.boolean(),
  cases: z.enum(['all', 'assessed']),
  data_version: z.string(),
  source: z.enum(['rollup', 'rows']),
  notes: z.array(z.string()),
});

export type CubeDescription = z.infer<typeof cubeDescriptionSchema>;
