import { z } from 'zod';
import { ASKED } from './asked.ts';

const { from, to, where, min_n } = ASKED;

/** What is said here and now that is not said elsewhere, or was not before. */
export const termsRequestSchema = z.strictObject({
  from,
  to,
  where,
  /** `elsewhere`: everybody else in the same days. `before`: the same places and issues in the days before. */
  against: z.enum(['elsewhere', 'before']).default('elsewhere'),
  /** With fewer wordings nothing is shown. */
  min_n,
  limit: z.int().min(1).max(200).default(30),
});

const number = z.number();

export const termSchema = z.object({
  term: z.string(),
  /** Wordings with the term, here and there. */
  n_here: z.int(),
  n_there: z.int(),
  /** Logarithm of the ratio of odds, with its interval. */
  log_odds: number,
  lower: number,
  upper: number,
  z: number,
  q: number,
});

export const termsAnswerSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  against: z.enum(['elsewhere', 'before']),
  /** The days compared with. */
  compared: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  min_n: z.int(),
  /** Comments, and what they count for: near-duplicates count once. */
  n_comments: z.int(),
  n_here: z.int(),
  n_there: z.int(),
  n_tested: z.int(),
  /** `too_few`: fewer wordings here or there than may be shown. */
  withheld: z.enum(['too_few']).nullable(),
  data_version: z.string(),
  method: z.string(),
  terms: z.array(termSchema),
});

/** How far the reading of comments has come. */
export const readingSchema = z.object({
  state: z.enum(['idle', 'scoring', 'reading', 'classifying']),
  done: z.int(),
  total: z.int(),
});

/** How far the tone of comments agrees with what the same people answered. */
export const agreementSchema = z.object({
  kind: z.enum(['survey', 'complaints']),
  /** Comments with a label whose writers answered the question about satisfaction. */
  n: z.int(),
  /** Cohen's κ with its interval. */
  kappa: number.nullable(),
  lower: number.nullable(),
  upper: number.nullable(),
  /** Share on which both agree. */
  agreement: number,
  /** Answers down (negative, neutral, positive), tone of the text across. */
  table: z.array(z.array(z.int())),
});
export const agreementAnswerSchema = z.object({
  agreement: z.array(agreementSchema),
  data_version: z.string(),
});

/** An analyst's word on what a comment is about. */
export const correctionRequestSchema = z.strictObject({
  /** `id` of the comment. */
  comment: z.string().min(1).max(4000),
  /** The issue it is about; null for none of them. */
  issue: z.string().min(1).max(500).nullable(),
});

export const correctionSchema = z.object({
  correction_id: z.int(),
  comment: z.string(),
  issue: z.string().nullable(),
  made_at: z.string(),
  made_by: z.string().nullable(),
  undone_at: z.string().nullable(),
});

export const correctionListSchema = z.object({ corrections: z.array(correctionSchema) });
export const undoneCorrectionSchema = z.object({ correction_id: z.int(), status: z.literal('undone') });

export type Reading = z.infer<typeof readingSchema>;
export type AgreementAnswer = z.infer<typeof agreementAnswerSchema>;
export type TermsRequest = z.infer<typeof termsRequestSchema>;
export type Term = z.infer<typeof termSchema>;
export type TermsAnswer = z.infer<typeof termsAnswerSchema>;
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>;
export type Correction = z.infer<typeof correctionSchema>;
export type CorrectionList = z.infer<typeof correctionListSchema>;
