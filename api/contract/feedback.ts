import { z } from 'zod';
import { ASKED } from './asked.ts';

const { from, to, where } = ASKED;

/** What `GET /feedback` takes: the conditions of a query, and of the text. */
export const feedbackRequestSchema = z.strictObject({
  from,
  to,
  where,
  /** Codes of languages (`en`, `zh`); alternatives. */
  language: z.array(z.string().min(1).max(20)).min(1).max(20).optional(),
  /** How the words read; alternatives. A label of the text, not of the person's satisfaction. */
  sentiment: z
    .array(z.enum(['negative', 'neutral', 'positive']))
    .min(1)
    .max(3)
    .optional(),
  /** Words that all have to stand in the text, in any order; capitals do not matter. */
  q: z.string().max(200).optional(),
  /** Near-duplicates once, with how often the same was said. */
  fold: z.boolean().default(false),
  limit: z.int().min(1).max(1000).default(50),
  /** `next` of the answer before. */
  cursor: z.string().max(4000).optional(),
});

export const ISSUE_DECISIONS = ['stated', 'rules', 'learned', 'corrected'] as const;

/** A comment as it is held: personal data was replaced before it was stored. */
export const feedbackRowSchema = z.object({
  /** Stays the same whatever is imported later. */
  id: z.string(),
  kind: z.enum(['survey', 'complaints']),
  source: z.string(),
  on: z.string().nullable(),
  district: z.string().nullable(),
  subdistrict: z.string().nullable(),
  issue_group: z.string().nullable(),
  issue: z.string().nullable(),
  /** Who says so: the row, words, what was learned, an analyst; null where it is unclassified. */
  issue_by: z.enum(ISSUE_DECISIONS).nullable(),
  /** 0–1, of what words or learning say; null otherwise. */
  issue_confidence: z.number().nullable(),
  channel: z.string().nullable(),
  text: z.string(),
  /** −1…1; null where nothing could be scored, or has not been yet. */
  sentiment: z.number().nullable(),
  sentiment_label: z.enum(['negative', 'neutral', 'positive']).nullable(),
  language: z.string().nullable(),
  engine: z.string().nullable(),
  /** Comments of the selection that say the same; 1 unless near-duplicates were asked for once. */
  n_said: z.int(),
  first_on: z.string().nullable(),
  last_on: z.string().nullable(),
});

export const feedbackAnswerSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Comments that meet the conditions, and the different things they say. */
  n: z.int(),
  n_wordings: z.int(),
  /** Comments of the whole ledger that wait to be read and scored. */
  n_waiting: z.int(),
  /** Give it as `cursor` to go on; null at the end. */
  next: z.string().nullable(),
  rows: z.array(feedbackRowSchema),
});

export type FeedbackRequest = z.infer<typeof feedbackRequestSchema>;
export type FeedbackRow = z.infer<typeof feedbackRowSchema>;
export type FeedbackAnswer = z.infer<typeof feedbackAnswerSchema>;
