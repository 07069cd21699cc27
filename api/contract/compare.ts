import { z } from 'zod';
import { ANSWERED, ASKED } from './asked.ts';
import { GROUP_DIMENSIONS } from './dimensions.ts';
import { VERDICTS } from './query.ts';

/** Who can be told apart: units by one dimension, against all of them together or against a target. */
export const compareRequestSchema = z.strictObject({
  ...ASKED,
  metric: z.string().min(1).max(80),
  by: z.array(z.enum(GROUP_DIMENSIONS)).length(1).default(['district']),
  /** A share to compare with; without it, all units together. */
  target: z.number().gt(0).lt(1).optional(),
  /** Draws behind the rank intervals. */
  draws: z.int().min(1000).max(10_000).default(10_000),
});

const number = z.number().nullable();

export const compareUnitSchema = z
  .object({
    value: number,
    lower: number,
    upper: number,
    n: z.int(),
    /** Distance from the target in standard errors, widened by what differs everywhere. */
    z: number,
    limit95_lower: number,
    limit95_upper: number,
    limit998_lower: number,
    limit998_upper: number,
    /** Outside which limits it lies; null inside both. */
    outside: z.enum(['95', '998']).nullable(),
    /** 1 is the best by the metric’s direction. */
    rank: number,
    rank_lower: number,
    rank_upper: number,
    p_best_quarter: number,
    p_worst_quarter: number,
    /** Drawn towards the mean of all by how little is known of it (beta-binomial); no interval where all are alike. */
    shrunk: number,
    shrunk_lower: number,
    shrunk_upper: number,
    /** Units with the same number cannot be told apart. */
    group: z.int().nullable(),
    p: number,
    q: number,
    verdict: z.enum(VERDICTS),
    flags: z.array(z.string()),
  })
  .catchall(z.union([z.string(), z.null()]));

export const compareAnswerSchema = z.object({
  ...ANSWERED,
  metric: z.string(),
  by: z.array(z.enum(GROUP_DIMENSIONS)),
  target: number,
  target_from: z.enum(['pooled', 'given']),
  /** Overdispersion: 1 where units differ only by chance. */
  phi: number,
  /** Variance between units on the arcsine scale. */
  tau2: number,
  n_tested: z.int(),
  draws: z.int(),
  /** In the order of their distance from the target, the worst first; small ones last. */
  units: z.array(compareUnitSchema),
});

export type CompareRequest = z.infer<typeof compareRequestSchema>;
export type CompareUnit = z.infer<typeof compareUnitSchema>;
export type CompareAnswer = z.infer<typeof compareAnswerSchema>;
