import { z } from 'zod';
import { ANSWERED, ASKED } from './asked.ts';
import { GROUP_DIMENSIONS } from './dimensions.ts';

/** How fast cases are closed: the share that is closed after so many days, group by group. */
export const timeToCloseRequestSchema = z.strictObject({
  ...ASKED,
  by: z.array(z.enum(GROUP_DIMENSIONS)).max(1).default([]),
});

const number = z.number().nullable();

export const closingPointSchema = z.object({
  /** Whole days since the case was opened. */
  day: z.int(),
  /** Share closed by the end of that day, with its interval (null where it cannot be told). */
  closed: z.number(),
  lower: number,
  upper: number,
  /** Cases that had been open for so long. */
  n_at_risk: z.int(),
});

export const closingCurveSchema = z.object({
  /** The member of `by`; null for all together, and for cases that state none. */
  member: z.string().nullable(),
  n: z.int(),
  /** Day by which half is closed; null where it is not. */
  median: number,
  /** Test that the group is closed at the pace of all others together, and after correction. */
  p: number,
  q: number,
  points: z.array(closingPointSchema),
  flags: z.array(z.string()),
});

export const timeToCloseAnswerSchema = z.object({
  ...ANSWERED,
  by: z.array(z.enum(GROUP_DIMENSIONS)),
  method: z.string(),
  n_tested: z.int(),
  /** All groups together. */
  whole: closingCurveSchema,
  /** Largest group first. */
  curves: z.array(closingCurveSchema),
});

export type ClosingPoint = z.infer<typeof closingPointSchema>;
export type ClosingCurve = z.infer<typeof closingCurveSchema>;
export type TimeToCloseAnswer = z.infer<typeof timeToCloseAnswerSchema>;
