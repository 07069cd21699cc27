import { z } from 'zod';
import { DIMENSIONS } from './dimensions.ts';
import { problemDocumentSchema } from './problem.ts';

const label = z.object({ en: z.string(), zh: z.string() });

/** A digest as it is listed; where its recipients are reached is not told. */
export const listedDigestSchema = z
  .object({
    name: z.string(),
    title: label,
    tables: z.array(
      z
        .object({
          file: z.string(),
          title: label.optional(),
          metrics: z.array(z.string()),
          by: z.array(z.enum(DIMENSIONS)),
          period: z.enum(['last_month', 'last_quarter', 'last_12_months', 'all']),
          compare: z.enum(['previous', 'last_year', 'peers', 'benchmark']).optional(),
        })
        .loose(),
    ),
    audience: z.enum(['officer', 'public']),
    schedule: z.object({ cron: z.string(), zone: z.string() }).loose().optional(),
    next_run: z.string().nullable(),
    is_paused: z.boolean(),
    /** It came with the product, so it can be replaced but not deleted. */
    is_shipped: z.boolean(),
    recipients: z.array(z.object({ name: z.string(), channel: z.string(), language: z.string() })),
  })
  .loose();

export type ListedDigestEntry = z.infer<typeof listedDigestSchema>;

/** A file of a run, as its manifest names it. */
const manifestFileSchema = z
  .object({
    file: z.string(),
    rows: z.int(),
    sha256: z.string(),
    query: z.string().optional(),
    from: z.string().nullable().optional(),
    to: z.string().nullable().optional(),
    notes: z.array(z.string()).readonly().optional(),
  })
  .loose();

export const DELIVERY_STATES = [
  'planned',
  'rendered',
  'sending',
  'sent',
  'skipped',
  'failed',
  'dead',
] as const;

/** One recipient of one run. */
export const deliverySchema = z.object({
  key: z.string(),
  digest: z.string(),
  period: z.string(),
  recipient: z.string(),
  channel: z.string(),
  /** 0 for the run itself, 1 and up for its corrections. */
  revision: z.int(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  changed_at: z.string(),
  /** When a failed delivery is tried again. */
  next_at: z.string().nullable(),
  because: z.string().nullable(),
  /** What the other side said, or where the files stand. */
  receipt: z.string().nullable(),
  /** Since when the data say something else. */
  superseded_at: z.string().nullable(),
  manifest: z.object({}).loose().nullable(),
});

export type DeliveryEntry = z.infer<typeof deliverySchema>;

export const runReportSchema = z.object({
  digest: z.string(),
  period: z.string(),
  revision: z.int(),
  /** False when the run had been made before. */
  fresh: z.boolean(),
  deliveries: z.array(deliverySchema),
  /** Where the files stand, or what the other side said, of the first who was served; empty when nobody was. */
  folder: z.string(),
  /** What the first was sent; without files when nobody was sent anything. */
  manifest: z.object({ for: z.string(), files: z.array(manifestFileSchema) }).loose(),
});

export type RunReportEntry = z.infer<typeof runReportSchema>;

export const logEntrySchema = z.object({
  at: z.string(),
  digest: z.string(),
  period: z.string(),
  recipient: z.string().nullable(),
  revision: z.int().nullable(),
  event: z.string(),
  because: z.string().nullable(),
});

export const digestHistorySchema = z.object({
  deliveries: z.array(deliverySchema),
  log: z.array(logEntrySchema),
});

export type DigestHistory = z.infer<typeof digestHistorySchema>;

export const previewSchema = z.object({
  recipient: z.string().nullable(),
  manifest: z.object({ digest: z.string(), period: z.string() }).loose(),
  files: z.array(z.object({ name: z.string(), content_base64: z.string() })),
});

export type PreviewEntry = z.infer<typeof previewSchema>;

export const runDigestSchema = z.strictObject({ for: z.iso.datetime({ offset: true }) });
export const pausedSchema = z.strictObject({ paused: z.boolean() });
export const resendSchema = z.strictObject({ period: z.string().min(1).max(60) });
export const testSendSchema = z.strictObject({ recipient: z.string().min(1).max(61) });

/** A definition as it was written. */
export const writtenDigestSchema = z.object({
  definition: z.object({}).loose(),
  /** It came with the product; saving it writes one of that name that is used instead. */
  is_shipped: z.boolean(),
});

/** What is wrong with a definition, and when it would run next. */
export const checkedDigestSchema = z.object({
  problems: problemDocumentSchema.shape.problems,
  next_runs: z.array(z.string()),
});

export type CheckedDigest = z.infer<typeof checkedDigestSchema>;
