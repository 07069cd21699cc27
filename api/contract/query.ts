import { z } from 'zod';
import { benchmarkSchema, componentsSchema, declaredSchema, weightsSchema } from './declared.ts';
import { DIMENSIONS, GROUP_DIMENSIONS } from './dimensions.ts';

export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD')
  .refine((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }, 'a day of the calendar');

/**
 * `previous` and `last_year` compare with an earlier period, `peers` with the same cell of all other districts,
 * `benchmark` with the values given in `benchmark`.
 */
export const COMPARISONS = ['previous', 'last_year', 'peers', 'benchmark'] as const;
export const AUDIENCES = ['officer', 'public'] as const;
export const FORMATS = ['json', 'csv', 'arrow'] as const;

/** What `GET /query` takes as parameters (lists separated by commas, `where` repeated) and `POST /query` as a body. */
export const queryRequestSchema = z.strictObject({
  metrics: z.array(z.string().min(1).max(80)).min(1).max(40),
  by: z.array(z.enum(DIMENSIONS)).max(6).default([]),
  /** First and last day, both included. */
  from: isoDay.optional(),
  to: isoDay.optional(),
  /** Dimension → alternatives; null selects rows without a value. */
  where: z
    .partialRecord(z.enum(GROUP_DIMENSIONS), z.array(z.string().max(500).nullable()).min(1).max(500))
    .default({}),
  compare: z.enum(COMPARISONS).optional(),
  audience: z.enum(AUDIENCES).default('officer'),
  /** Rates and means on fewer answers are withheld. */
  min_n: z.int().min(1).max(1000).default(10),
  /** Which answers count as satisfied: the two best, or the official five-level reading. */
  cut: z.enum(['strict', 'official']).default('strict'),
  unweighted: z.boolean().default(false),
  cases: z.enum(['all', 'assessed']).default('all'),
  /** Adds control limits and signals to a series by one time dimension. */
  control: z.boolean().default(false),
  /** Targets to compare with: one number for every metric asked, or metric → number. */
  benchmark: benchmarkSchema.optional(),
  /** Weights of response_rate, resolution_rate and satisfaction_rate in the composite. */
  composite: weightsSchema.optional(),
  /** Components of the barometer index. */
  index: componentsSchema.optional(),
});

export type QueryRequest = z.infer<typeof queryRequestSchema>;
export type QueryInput = z.input<typeof queryRequestSchema>;

export const VERDICTS = ['better', 'worse', 'higher', 'lower', 'no_clear_change', 'too_few'] as const;
export const SIGNALS = ['outside', 'trend', 'two_of_three', 'shift'] as const;

const number = z.number().nullable();

/** A component of the index as it was observed, on the way to 0–100. */
export const indexComponentSchema = z.object({
  metric: z.string(),
  item: z.string().nullable(),
  /** Share of all weights. */
  weight: z.number(),
  score: number,
  lower: number,
  upper: number,
  n: z.int().nullable(),
});

export type IndexComponent = z.infer<typeof indexComponentSchema>;

/** One number with everything that surrounds it. Dimension members stand beside these keys, under their own names. */
export const queryRowSchema = z
  .object({
    metric: z.string(),
    value: number,
    lower: number,
    upper: number,
    level: number,
    method: z.string().nullable(),
    /** Base: answers or cases the value rests on. */
    n: z.int().nullable(),
    n_eff: number,
    suppressed: z.boolean(),
    /** `small_base`, `low_base` (10–29), `bounded`, `not_reached`, `provisional` … */
    flags: z.array(z.string()),
    /** What the value would be if everybody who could not be reached had said no, or yes. */
    bound_lower: number.optional(),
    bound_upper: number.optional(),
    /** The same answers by the strict and by the official cut. */
    strict_value: number.optional(),
    official_value: number.optional(),
    /** Cronbach’s α of a sense over the respondents who answered all its items. */
    alpha: number.optional(),
    mean_follow_ups: number.optional(),
    excluded_share: number.optional(),
    residents: number.optional(),
    lowest_component: z.string().nullable().optional(),
    /** What the index would be under other weights. */
    sensitivity_lower: number.optional(),
    sensitivity_upper: number.optional(),
    components: z.array(indexComponentSchema).nullable().optional(),
    benchmark_value: number.optional(),
    previous_value: number.optional(),
    previous_n: z.int().nullable().optional(),
    peers_value: number.optional(),
    peers_n: z.int().nullable().optional(),
    difference: number.optional(),
    difference_lower: number.optional(),
    difference_upper: number.optional(),
    p: number.optional(),
    q: number.optional(),
    verdict: z.enum(VERDICTS).nullable().optional(),
    center: number.optional(),
    limit_lower: number.optional(),
    limit_upper: number.optional(),
    signal: z.enum(SIGNALS).nullable().optional(),
    signal_side: z.enum(['above', 'below']).nullable().optional(),
  })
  .catchall(z.union([z.string(), z.null()]));

export type QueryRow = {
  metric: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  level: number | null;
  method: string | null;
  n: number | null;
  n_eff: number | null;
  suppressed: boolean;
  flags: string[];
  bound_lower?: number | null;
  bound_upper?: number | null;
  strict_value?: number | null;
  official_value?: number | null;
  alpha?: number | null;
  mean_follow_ups?: number | null;
  excluded_share?: number | null;
  residents?: number | null;
  lowest_component?: string | null;
  sensitivity_lower?: number | null;
  sensitivity_upper?: number | null;
  components?: IndexComponent[] | null;
  benchmark_value?: number | null;
  previous_value?: number | null;
  previous_n?: number | null;
  peers_value?: number | null;
  peers_n?: number | null;
  difference?: number | null;
  difference_lower?: number | null;
  difference_upper?: number | null;
  p?: number | null;
  q?: number | null;
  verdict?: (typeof VERDICTS)[number] | null;
  center?: number | null;
  limit_lower?: number | null;
  limit_upper?: number | null;
  signal?: (typeof SIGNALS)[number] | null;
  signal_side?: 'above' | 'below' | null;
} & { [dimension in (typeof DIMENSIONS)[number]]?: string | null };

export const queryAnswerSchema = z.object({
  metrics: z.array(z.string()),
  by: z.array(z.enum(DIMENSIONS)),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The earlier period of a comparison. */
  compared: z
    .object({ with: z.enum(COMPARISONS), from: z.string().nullable(), to: z.string().nullable() })
    .nullable(),
  audience: z.enum(AUDIENCES),
  cut: z.enum(['strict', 'official']),
  weighted: z.boolean(),
  cases: z.enum(['all', 'assessed']),
  min_n: z.int(),
  /** What was declared for this answer: weights of the composite and the index as shares, targets by metric. */
  declared: declaredSchema,
  data_version: z.string(),
  source: z.enum(['rollup', 'rows', 'publication']),
  /** Which publication a public answer was read from; absent for officers. */
  publication: z.object({ id: z.int(), published_at: z.string() }).optional(),
  /** How many comparisons the multiplicity control ran over; null without a comparison. */
  n_tested: z.int().nullable(),
  /** Plain sentences: what could not be answered and why. */
  notes: z.array(z.string()),
  rows: z.array(queryRowSchema),
});

export type QueryAnswer = Omit<z.infer<typeof queryAnswerSchema>, 'rows'> & { rows: QueryRow[] };
