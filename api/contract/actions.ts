import { z } from 'zod';
import { PAIN_KINDS } from './pain-points.ts';
import { isoDay } from './query.ts';

const words = (most: number) => z.string().trim().min(1).max(most);
const name = z.string().min(1).max(500);

/** What an action says about itself. */
const told = {
  /** Office or person answerable for it. */
  owner: words(200),
  action: words(2000),
  started_on: isoDay,
  due_on: isoDay.nullable().optional(),
  finished_on: isoDay.nullable().optional(),
};

/**
 * Takes up a pain point: by its id (`to`: the search up to that day), or, for trouble known otherwise, by its district and
 * issue.
 */
export const takeUpRequestSchema = z.strictObject({
  pain_point: z.string().min(1).max(40).optional(),
  to: isoDay.optional(),
  district: name.optional(),
  issue: name.optional(),
  issue_group: name.optional(),
  ...told,
});

/** Only what is sent is changed; null empties a date. */
export const actionChangeSchema = z.strictObject(told).partial();

export const actionPublishedSchema = z.strictObject({ published: z.boolean() });

export const ACTION_VERDICTS = ['improved', 'no_change', 'worse', 'too_few'] as const;
export const ACTION_STATES = ['under_way', 'waiting', 'judged', 'reopened'] as const;
export const JUDGED_MEASURES = ['reports', 'dissatisfied'] as const;

const day = z.string();
const stretch = z.object({ from: day, to: day, weeks: z.int() });
const limits = z.object({ value: z.number(), lower: z.number(), upper: z.number() });

/** Cases a week, or the share of dissatisfied among those asked; null where nobody was. */
const level = z.object({ n: z.int(), base: z.number(), rate: z.number().nullable() });

export const judgedMeasureSchema = z.object({
  measure: z.enum(JUDGED_MEASURES),
  before: level,
  after: level,
  /** After ÷ before for reports, after − before for shares, with 95 % limits; null on too few. */
  change: limits.nullable(),
  /** The change beyond that of the same weeks a year before. */
  season: limits.extend({ p: z.number() }).nullable(),
  /** The change beyond that of the same issue in districts where nothing was taken up. */
  peers: limits.extend({ p: z.number(), n_peers: z.int() }).nullable(),
  /** Which comparison the verdict rests on. */
  rests_on: z.enum(['peers', 'season']).nullable(),
  p: z.number().nullable(),
  /** After Benjamini–Hochberg over every measure of every action judged at once. */
  q: z.number().nullable(),
  verdict: z.enum(ACTION_VERDICTS),
});

export const judgementSchema = z.object({
  /** From this day on reports count as afterwards: the day after the end, or the due date where no end is stated. */
  judged_from: day.nullable(),
  /** The first day on which enough weeks have passed. */
  possible_on: day.nullable(),
  before: stretch.nullable(),
  after: stretch.nullable(),
  measures: z.array(judgedMeasureSchema),
  /** Null until enough weeks have passed. */
  verdict: z.enum(ACTION_VERDICTS).nullable(),
  notes: z.array(z.string()),
  /** Reports by week, the last two years at most; `expected`: the level before, moved by what happened elsewhere. */
  series: z.array(z.object({ week: day, n: z.int(), expected: z.number().nullable() })),
});

export const actionSchema = z.object({
  action_id: z.int(),
  pain_point: z.string().nullable(),
  kind: z.enum(PAIN_KINDS).nullable(),
  since: day.nullable(),
  /** Null: the whole city. */
  district: z.string().nullable(),
  districts: z.array(z.string()),
  issue: z.string().nullable(),
  issue_group: z.string().nullable(),
  owner: z.string(),
  action: z.string(),
  started_on: day,
  due_on: day.nullable(),
  finished_on: day.nullable(),
  published: z.boolean(),
  made_at: z.string(),
  made_by: z.string().nullable(),
  state: z.enum(ACTION_STATES),
  /** Reports that came back after the action was finished: since when, and when that was noticed. */
  reopened: z.object({ since: day, through: day, noticed_at: z.string() }).nullable(),
  judgement: judgementSchema,
});

export const actionsAnswerSchema = z.object({
  as_of: day.nullable(),
  data_version: z.string(),
  /** Measures the correction for judging many ran over. */
  n_tested: z.int(),
  q_limit: z.number(),
  fewest_weeks: z.int(),
  actions: z.array(actionSchema),
});

/** What the public is told of an action: nothing that was not published. */
export const publishedActionSchema = z.object({
  action_id: z.int(),
  district: z.string().nullable(),
  districts: z.array(z.string()),
  issue: z.string().nullable(),
  issue_group: z.string().nullable(),
  owner: z.string(),
  action: z.string(),
  started_on: day,
  due_on: day.nullable(),
  finished_on: day.nullable(),
  state: z.enum(ACTION_STATES),
  reopened_since: day.nullable(),
  possible_on: day.nullable(),
  verdict: z.enum(ACTION_VERDICTS).nullable(),
  /** Reports by month as they were published for the district and the issue group; null where hidden. */
  months: z.array(z.object({ month: z.string(), n: z.int().nullable(), suppressed: z.boolean() })),
});

export const publishedActionsSchema = z.object({
  as_of: day.nullable(),
  published_at: z.string().nullable(),
  notes: z.array(z.string()),
  actions: z.array(publishedActionSchema),
});

export const removedActionSchema = z.object({ action_id: z.int(), status: z.literal('removed') });

export type TakeUpRequest = z.infer<typeof takeUpRequestSchema>;
export type ActionChange = z.infer<typeof actionChangeSchema>;
export type ActionVerdict = (typeof ACTION_VERDICTS)[number];
export type JudgedMeasure = z.infer<typeof judgedMeasureSchema>;
export type Judgement = z.infer<typeof judgementSchema>;
export type Action = z.infer<typeof actionSchema>;
export type ActionsAnswer = z.infer<typeof actionsAnswerSchema>;
export type PublishedAction = z.infer<typeof publishedActionSchema>;
export type PublishedActions = z.infer<typeof publishedActionsSchema>;
