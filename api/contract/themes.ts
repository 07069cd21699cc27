import { z } from 'zod';
import { GROUP_DIMENSIONS } from './dimensions.ts';
import { isoDay } from './query.ts';

/** Candidates for the theme of the month, of the twelve whole months up to a day. */
export const themesRequestSchema = z.strictObject({
  to: isoDay.optional(),
  where: z
    .partialRecord(z.enum(GROUP_DIMENSIONS), z.array(z.string().max(500).nullable()).min(1).max(500))
    .default({}),
});

/** Something that was counted against what was asked of it. */
const counted = z.object({ n: z.int(), of: z.int(), needed: z.int(), passed: z.boolean() });

export const themeSchema = z.object({
  rank: z.int(),
  issue: z.string(),
  issue_group: z.string().nullable(),
  /** Cases of the twelve months, and their share of all; `q` after Benjamini–Hochberg over all issues. */
  volume: z.object({ n: z.int(), share: z.number(), q: z.number(), passed: z.boolean() }),
  /** Districts in which it is common, of those with cases enough to tell. */
  breadth: counted,
  /** Months in which it is common. */
  persistence: counted,
  /** Of those asked; not a test, but what candidates are ordered by together with their cases. */
  dissatisfied: z.object({
    n: z.int(),
    share: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
  }),
  expected_dissatisfied: z.number().nullable(),
  districts: z.array(z.object({ district: z.string(), n: z.int(), common: z.boolean() })),
  months: z.array(z.object({ month: z.string(), n: z.int(), common: z.boolean() })),
  /** Whether all three tests are passed. */
  candidate: z.boolean(),
});

export const themesAnswerSchema = z.object({
  state: z.enum(['found', 'none', 'too_short']),
  months: z.object({ from: z.string(), to: z.string(), n: z.int() }).nullable(),
  /** Issues there are; a common one has more than one case in so many. */
  n_issues: z.int(),
  n_tested: z.int(),
  q_limit: z.number(),
  data_version: z.string(),
  notes: z.array(z.string()),
  /** Candidates first, then what passes at least the test of volume. */
  themes: z.array(themeSchema),
});

export type ThemesRequest = z.infer<typeof themesRequestSchema>;
export type Theme = z.infer<typeof themeSchema>;
export type ThemesAnswer = z.infer<typeof themesAnswerSchema>;
