import { z } from 'zod';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM');

/** What `POST /publications` takes. */
export const publishRequestSchema = z.strictObject({
  /** The last month to publish; without it the last month that the data cover to its end. */
  through: month.optional(),
  /** Compute and report, store nothing. */
  dry_run: z.boolean().default(false),
});

const tallySchema = z.object({
  subject: z.string(),
  /** Cells of the cube with something in them, margins included. */
  cells: z.int(),
  suppressed: z.int(),
});

/** A publication: what it added, what it shows, by which rule. */
export const publicationSchema = z.object({
  publication_id: z.int(),
  published_at: z.string(),
  withdrawn_at: z.string().nullable(),
  status: z.enum(['published', 'withdrawn', 'discarded']),
  sample: z.boolean(),
  data_version: z.string(),
  /** The level of the issue tree the cube has: the highest that is filled. */
  issue_level: z.enum(['issue_group', 'issue']),
  /** Months published for the first time. */
  months: z.array(month),
  /** Publications whose months it shows as they were, itself included. */
  blocks: z.array(z.int()),
  rule: z.object({ threshold: z.int(), min_width: z.int() }),
  tally: z.array(tallySchema),
});

export type PublishRequest = z.infer<typeof publishRequestSchema>;
export type PublicationEntry = z.infer<typeof publicationSchema>;
