import { z } from 'zod';
import { GROUP_DIMENSIONS } from './dimensions.ts';
import { isoDay } from './query.ts';

/** Where to look for pain points, and up to which day; everything by default. */
export const painPointsRequestSchema = z.strictObject({
  from: isoDay.optional(),
  to: isoDay.optional(),
  where: z
    .partialRecord(z.enum(GROUP_DIMENSIONS), z.array(z.string().max(500).nullable()).min(1).max(500))
    .default({}),
});

const stretch = z.object({ from: z.string(), to: z.string(), weeks: z.int() });
const number = z.number().nullable();

export const PAIN_KINDS = ['volume', 'satisfaction', 'satisfaction_peers', 'closing'] as const;

export const painPointSchema = z.object({
  /** The same pain point a week later has the same. */
  id: z.string(),
  /** 1 is where the most people are expected to be dissatisfied. */
  rank: z.int(),
  /** Null: in the whole city. */
  district: z.string().nullable(),
  /** Districts that border on each other and show the same; `district` first. */
  districts: z.array(z.string()),
  /** Null: all issues of the group. */
  issue: z.string().nullable(),
  issue_group: z.string().nullable(),
  /** More cases than before, more dissatisfied than before or than in other districts, or closed more slowly. */
  kind: z.enum(PAIN_KINDS),
  window: stretch,
  /** Null where other districts are what is compared with. */
  baseline: stretch.nullable(),
  /** First day of the week it began in. */
  since: z.string(),
  /** Cases of the window. */
  n: z.int(),
  /** What was seen and expected: cases, dissatisfied opinions out of `base`, or cases of it that took more than `days`. */
  observed: z.int(),
  expected: z.number(),
  base: z.int().nullable(),
  days: z.int().nullable(),
  /** observed ÷ expected, with its 95 % limits. */
  effect: z.object({ ratio: z.number(), lower: number, upper: number }),
  test: z.string(),
  /** One p for all tests of the cell (Simes), and after Benjamini–Hochberg over all cells. */
  p: z.number(),
  q: z.number(),
  /** Cases beyond what was expected × share of dissatisfied; null where nobody was asked. */
  expected_dissatisfied: number,
  dissatisfied_share: number,
  evidence: z.object({
    /** By week, the last year of it. */
    series: z.array(z.object({ week: z.string(), n: z.int(), expected: number })),
    comments: z.array(
      z.object({ text: z.string(), on: z.string().nullable(), n_said: z.int(), sentiment: number }),
    ),
  }),
});

export const painPointsAnswerSchema = z.object({
  /** Cells the correction for looking at many ran over. */
  n_tested: z.int(),
  /** Weeks looked at; null when there are none. */
  window: stretch.nullable(),
  data_version: z.string(),
  /** `too_short`: fewer weeks than a baseline needs; nothing was tested. */
  state: z.enum(['found', 'nothing_stands_out', 'too_short']),
  /** Whether the season is known, or cells were compared with the same weeks elsewhere. */
  season: z.enum(['known', 'elsewhere']),
  q_limit: z.number(),
  notes: z.array(z.string()),
  pain_points: z.array(painPointSchema),
});

export type PainPointsRequest = z.infer<typeof painPointsRequestSchema>;
export type PainPoint = z.infer<typeof painPointSchema>;
export type PainPointsAnswer = z.infer<typeof painPointsAnswerSchema>;
