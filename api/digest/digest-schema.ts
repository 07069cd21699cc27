import { z } from 'zod';
import { COMPARISONS, AUDIENCES } from '../contract/query.ts';
import { DIMENSIONS, GROUP_DIMENSIONS } from '../contract/dimensions.ts';
import { findMetric, METRICS } from '../metrics/index.ts';
import { didYouMean } from '../query/nearest.ts';
import { formatSchema, nameSchema, recipientSchema, whereSchema } from './recipient.ts';
import { scheduleSchema } from './schedule-schema.ts';

/** Periods a table can speak of, seen from the day of the run; whole months only. */
export const DIGEST_PERIODS = ['last_month', 'last_quarter', 'last_12_months', 'all'] as const;

/** Files that every digest has, so that no table can take their names. */
const RESERVED = ['what_changed', 'dictionary', 'manifest'];

const words = z.string().min(1, 'It is empty.');
const titleSchema = z.strictObject({ en: words, zh: words });

const metricSchema = z.string().superRefine((id, context) => {
  if (findMetric(id)) return;
  const ids = METRICS.map((metric) => metric.id);
  context.addIssue({
    code: 'custom',
    message: `There is no metric "${id}". ${didYouMean(id, ids)}`,
    params: { code: 'unknown_metric', value: id },
  });
});

const tableSchema = z
  .strictObject({
    file: nameSchema.refine(
      (file) => !RESERVED.includes(file),
      'every digest has a file of that name already',
    ),
    title: titleSchema.optional(),
    metrics: z.array(metricSchema).min(1, 'At least one metric is needed.').max(40),
    by: z.array(z.enum(DIMENSIONS)).max(6).default([]),
    where: whereSchema.default({}),
    period: z.enum(DIGEST_PERIODS).default('last_12_months'),
    compare: z.enum(COMPARISONS).exclude(['benchmark']).optional(),
  })
  .refine(({ compare, by }) => compare !== 'peers' || by.includes('district'), {
    path: ['compare'],
    message: 'Peers are the other districts, so the table has to be by district.',
  });

/** When a recipient is sent anything: always, when something changed clearly, or when a number passes a limit. */
const conditionSchema = z.union([
  z.enum(['always', 'signal']),
  z
    .strictObject({
      metric: metricSchema,
      above: z.number().optional(),
      below: z.number().optional(),
      period: z.enum(DIGEST_PERIODS).default('last_month'),
      where: whereSchema.default({}),
    })
    .refine(({ above, below }) => above !== undefined || below !== undefined, 'above or below is needed'),
]);

const twice = (names: readonly string[]): number[] =>
  names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));

export const digestSchema = z
  .strictObject({
    name: nameSchema,
    title: titleSchema,
    tables: z.array(tableSchema).min(1, 'At least one table is needed.').max(30),
    audience: z.enum(AUDIENCES).default('officer'),
    min_n: z.int().min(1).max(1000).default(10),
    schedule: scheduleSchema.optional(),
    /** The channel when nobody is named. */
    delivery: z.literal('folder').default('folder'),
    /** Nobody named: the files go to `digests` in the data directory. */
    recipients: z.array(recipientSchema).max(2000).default([]),
    /** Every recipient is sent their own members of this dimension, which `only` names. */
    split_by: z.enum(GROUP_DIMENSIONS).optional(),
    condition: conditionSchema.default('always'),
    /** How long the bytes that were sent are kept. */
    retention: z.int().min(1).max(3650).default(400),
    paused: z.boolean().default(false),
    format: formatSchema.prefault({}),
  })
  .superRefine(({ tables, recipients, split_by: split }, context) => {
    const refuse = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const i of twice(tables.map(({ file }) => file)))
      refuse(['tables', i, 'file'], 'Two tables have this name.');
    for (const i of twice(recipients.map(({ name }) => name)))
      refuse(['recipients', i, 'name'], 'Two recipients have this name.');
    if (!split) return;
    if (recipients.length === 0) refuse(['split_by'], 'A split digest needs recipients.');
    recipients.forEach(({ only }, i) => {
      if (!only[split]) refuse(['recipients', i, 'only'], `Say which ${split} this recipient is sent.`);
    });
  });

export type Digest = z.infer<typeof digestSchema>;
export type DigestTable = Digest['tables'][number];
export type DigestCondition = Digest['condition'];
