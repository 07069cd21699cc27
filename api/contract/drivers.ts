import { z } from 'zod';
import { ANSWERED, ASKED } from './asked.ts';

/** What goes with satisfaction: which items rise and fall with the outcome, and what people say is important. */
export const driversRequestSchema = z.strictObject({
  ...ASKED,
  /** The item to be explained; by default the overall item. */
  outcome: z.string().max(200).optional(),
  /** The items that may go with it; by default those mapped to an issue. */
  items: z.array(z.string().max(200)).min(1).max(30).optional(),
  /** Draws of the bootstrap; fewer are made where the data are large, and the answer says how many. */
  draws: z.int().min(50).max(2000).default(500),
});

const number = z.number().nullable();

export const driverSchema = z.object({
  item: z.string(),
  label: z.object({ en: z.string(), zh: z.string() }),
  issue_group: z.string().nullable(),
  issue: z.string().nullable(),
  /** Mean 0–100 among the respondents the analysis rests on. */
  mean: number,
  correlation: number,
  standardised_coefficient: number,
  /** Johnson’s relative weight; the weights of all items sum to R². */
  relative_weight: number,
  relative_weight_lower: number,
  relative_weight_upper: number,
  /** Shapley’s part of R²: another number with the same sum; null above twelve items. */
  lmg: number,
  last: number,
  vif: number,
  /** Share of the two best answers, among everybody who answered the item. */
  satisfied: number,
  /** Share that named the issue as important, where the survey asks. */
  stated_importance: number,
  /** Stated importance × (1 − satisfied). */
  priority: number,
  priority_lower: number,
  priority_upper: number,
  n: z.int(),
  flags: z.array(z.string()),
});

export const driversAnswerSchema = z.object({
  ...ANSWERED,
  outcome: z.string(),
  /** Respondents who answered the outcome and every item. */
  n_complete: z.int(),
  n_respondents: z.int(),
  r_squared: number,
  adjusted_r_squared: number,
  draws: z.int(),
  /** Always `association`: nothing here shows a cause. */
  kind: z.literal('association'),
  items: z.array(driverSchema),
});

export type DriversRequest = z.infer<typeof driversRequestSchema>;
export type Driver = z.infer<typeof driverSchema>;
export type DriversAnswer = z.infer<typeof driversAnswerSchema>;
