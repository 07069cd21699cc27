import { z } from 'zod';

export const rowCountsSchema = z.object({
  read: z.int(),
  new: z.int(),
  updated: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
});

/** How a header differs from what the preset or the saved source expects; null where nothing was expected. */
export const driftSchema = z
  .object({
    added: z.array(z.string()),
    gone: z.array(z.string()),
    renamed: z.array(z.object({ from: z.string(), to: z.string() })),
  })
  .nullable();

const headlineFigureSchema = z.object({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  n: z.number().nullable(),
});

/** A number that leaders look at, as it is and as it would be. */
export const headlineSchema = z.object({
  metric: z.string(),
  before: headlineFigureSchema.nullable(),
  after: headlineFigureSchema.nullable(),
});

/** What an import did; always read = new + updated + duplicate + rejected. */
export const importReportSchema = z.object({
  import_id: z.int().nullable(),
  file: z.string(),
  status: z.enum(['loaded', 'unchanged', 'refused']),
  kind: z.enum(['survey', 'complaints']).nullable(),
  source: z.string().nullable(),
  rows: rowCountsSchema,
  rejected_by_code: z.record(z.string(), z.int()),
  flags_by_code: z.record(z.string(), z.int()),
  /** Personal data replaced by typed tokens in free text, by kind (`phone`, `email`, …); nothing found is an empty object. */
  redacted: z.record(z.string(), z.int()),
  dropped_columns: z.array(z.string()),
  drift: driftSchema,
  seconds: z.number(),
  dry_run: z.boolean().optional(),
  /** Only of a dry run: the headline numbers before and after. */
  headline: z.array(headlineSchema).optional(),
});

/** One line of the import history. */
export const importEntrySchema = z.object({
  import_id: z.int(),
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  kind: z.enum(['survey', 'complaints']),
  source: z.string(),
  preset: z.string().nullable(),
  encoding: z.string(),
  status: z.enum(['loaded', 'undone']),
  sample: z.boolean(),
  imported_at: z.string(),
  undone_at: z.string().nullable(),
  rows: rowCountsSchema,
  rejected_by_code: z.record(z.string(), z.int()),
  flags_by_code: z.record(z.string(), z.int()),
  dropped_columns: z.array(z.string()),
  /** Personal data replaced in free text, by kind; null of imports from before it was written down. */
  redacted: z.record(z.string(), z.int()).nullable(),
});

/** One step of a running import, as sent over server-sent events. */
export const importProgressSchema = z.object({
  job_id: z.string(),
  /** Counts up by one per event, the SSE id. */
  step: z.int(),
  state: z.enum([
    'waiting',
    'reading',
    'staging',
    'loading',
    'rolling_up',
    'done',
    'refused',
    'failed',
    'cancelled',
  ]),
  rows_done: z.int().nullable(),
  rows_total: z.int().nullable(),
  seconds: z.number(),
  report: importReportSchema.nullable(),
  problem: z.unknown().nullable(),
});

/** A column of a file as `inspect` saw it. */
export const inspectColumnSchema = z.object({
  index: z.int(),
  name: z.string(),
  label: z.string(),
  type: z.string(),
  n_null: z.int(),
  n_distinct: z.int(),
  examples: z.array(z.string()),
  suggested: z.object({ field: z.string(), score: z.number(), reason: z.string() }).nullable(),
  action: z.enum(['field', 'item', 'drop', 'ignore', 'unknown']),
  date_order: z.enum(['dmy', 'mdy', 'ymd', 'ambiguous']).nullable(),
});

const text = z.object({ en: z.string(), zh: z.string() });

export const questionSchema = z.object({
  id: z.string(),
  text,
  choices: z.array(z.object({ id: z.string(), label: text, example: z.string().optional() })),
});

/** What was recognised in a file, before anything is loaded. */
export const inspectReportSchema = z.object({
  file: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  encoding_confidence: z.number(),
  delimiter: z.string(),
  quote: z.string(),
  header_rows: z.int(),
  rows: z.int(),
  kind: z.enum(['survey', 'complaints']).nullable(),
  preset: z.object({ id: z.string(), score: z.number(), reason: z.string() }).nullable(),
  columns: z.array(inspectColumnSchema),
  questions: z.array(questionSchema),
  problems: z.array(z.record(z.string(), z.unknown())),
  drift: driftSchema,
  /** The first rows as they were read. */
  sample: z.array(z.array(z.string())),
});

export type RowCounts = z.infer<typeof rowCountsSchema>;
export type Headline = z.infer<typeof headlineSchema>;
export type ImportReport = z.infer<typeof importReportSchema>;
export type ImportEntry = z.infer<typeof importEntrySchema>;
export type ImportProgress = z.infer<typeof importProgressSchema>;
export type InspectReport = z.infer<typeof inspectReportSchema>;
export type InspectColumn = z.infer<typeof inspectColumnSchema>;
export type Question = z.infer<typeof questionSchema>;
