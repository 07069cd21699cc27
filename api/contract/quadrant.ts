import { z } from 'zod';
import { ANSWERED, ASKED } from './asked.ts';
import { VERDICTS } from './query.ts';

/** Loudness is not trouble: complaints per 1,000 residents against what a survey says, by district. */
export const quadrantRequestSchema = z.strictObject({
  ...ASKED,
  /** How satisfaction is read off the survey. */
  metric: z.enum(['satisfaction_mean', 'top2', 'net_satisfaction']).default('satisfaction_mean'),
});

const number = z.number().nullable();
const side = z.object({ value: number, lower: number, upper: number, n: z.int(), q: number });

export const quadrantPartSchema = z.object({
  district: z.string(),
  /** Cases per 1,000 residents, against all other districts. */
  complaints: side.extend({ verdict: z.enum(VERDICTS).nullable() }),
  satisfaction: side.extend({ verdict: z.enum(VERDICTS).nullable() }),
  /** Where the district lies seen from the city’s values; null where either number is missing. */
  quadrant: z.enum(['loud_unhappy', 'loud_happy', 'quiet_unhappy', 'quiet_happy']).nullable(),
  /** Both differences from the other districts are clear after correction for testing many. */
  clear: z.boolean(),
  /** Quiet and clearly unhappy: trouble that no complaint tells of. */
  highlighted: z.boolean(),
  flags: z.array(z.string()),
});

export const quadrantAnswerSchema = z.object({
  ...ANSWERED,
  metric: z.string(),
  city: z.object({ complaints: number, satisfaction: number }),
  n_tested: z.int(),
  districts: z.array(quadrantPartSchema),
});

export type QuadrantRequest = z.infer<typeof quadrantRequestSchema>;
export type QuadrantPart = z.infer<typeof quadrantPartSchema>;
export type QuadrantAnswer = z.infer<typeof quadrantAnswerSchema>;
