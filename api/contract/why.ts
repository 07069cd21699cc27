import { z } from 'zod';
import { ANSWERED, ASKED } from './asked.ts';
import { GROUP_DIMENSIONS } from './dimensions.ts';
import { isoDay, VERDICTS } from './query.ts';

/** Why did it move: one metric, two periods, and the dimensions over which the change is split. */
export const whyRequestSchema = z.strictObject({
  metric: z.string().min(1).max(80),
  /** Dimensions whose cells the change is split over; by default district, issue and channel as far as they are known. */
  by: z.array(z.enum(GROUP_DIMENSIONS)).min(1).max(4).optional(),
  ...ASKED,
  from: isoDay,
  to: isoDay,
  compare: z.enum(['previous', 'last_year']).default('previous'),
});

const number = z.number().nullable();

const contribution = z.object({ value: z.number(), lower: number, upper: number });

/** What one place, issue, channel or cell of them contributed. */
export const whyPartSchema = z
  .object({
    /** Share of all answers now and before. */
    share: z.number(),
    previous_share: z.number(),
    /** Its own value now and before; withheld on fewer than min_n. */
    value: number,
    previous_value: number,
    n: z.int(),
    previous_n: z.int(),
    mix: contribution,
    rate: contribution,
    total: contribution,
    p: number,
    q: number,
    verdict: z.enum(VERDICTS),
    flags: z.array(z.string()),
  })
  .catchall(z.union([z.string(), z.null()]));

export const whyAnswerSchema = z.object({
  metric: z.string(),
  by: z.array(z.enum(GROUP_DIMENSIONS)),
  ...ANSWERED,
  compared: z.object({ with: z.enum(['previous', 'last_year']), from: z.string(), to: z.string() }),
  value: number,
  previous_value: number,
  n: z.int(),
  previous_n: z.int(),
  difference: number,
  difference_lower: number,
  difference_upper: number,
  verdict: z.enum(VERDICTS).nullable(),
  /** Because other people, places or issues answered; null when one period is empty. */
  mix: contribution.nullable(),
  /** Because they answered differently. */
  rate: contribution.nullable(),
  /** Per dimension, its members; the totals of one dimension add up to the difference. */
  members: z.partialRecord(z.enum(GROUP_DIMENSIONS), z.array(whyPartSchema)),
  /** Every combination of members; their totals add up to the difference. */
  cells: z.array(whyPartSchema),
  n_tested: z.int(),
});

export type WhyRequest = z.infer<typeof whyRequestSchema>;
export type WhyPart = z.infer<typeof whyPartSchema>;
export type WhyAnswer = z.infer<typeof whyAnswerSchema>;
