import { z } from 'zod';
import { AUDIENCES } from '../contract/query.ts';
import { GROUP_DIMENSIONS } from '../contract/dimensions.ts';

/** How the CSV files of a recipient are written. */
export const formatSchema = z.strictObject({
  /** A byte-order mark, by which Excel knows UTF-8. */
  bom: z.boolean().default(true),
  encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
  delimiter: z.enum([',', ';', '\t']).default(','),
  decimal: z.enum(['.', ',']).default('.'),
  /** Text that a spreadsheet would take for a formula gets an apostrophe; false leaves it for programs that read CSV. */
  spreadsheet: z.boolean().default(true),
});

export type DigestFormat = z.infer<typeof formatSchema>;

/** Small letters, digits, - and _: it names files, folders and keys. */
export const nameSchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,60}$/, 'small letters, digits, - and _');

/** Conditions on a table: dimension → alternatives; null selects rows without a value. */
export const whereSchema = z.partialRecord(
  z.enum(GROUP_DIMENSIONS),
  z.array(z.string().nullable()).min(1).max(500),
);

/** Secrets stand in the environment; a definition only says under which name. */
const environmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable');
const webUrl = z.url({ protocol: /^https?$/ });

const common = {
  name: nameSchema,
  language: z.enum(['en', 'zh']).default('en'),
  /** What differs from the format of the digest. */
  format: z
    .strictObject({
      bom: z.boolean(),
      encoding: formatSchema.shape.encoding.removeDefault(),
      delimiter: formatSchema.shape.delimiter.removeDefault(),
      decimal: formatSchema.shape.decimal.removeDefault(),
      spreadsheet: z.boolean(),
    })
    .partial()
    .default({}),
  /** Absent: that of the digest. */
  audience: z.enum(AUDIENCES).optional(),
  /** The part of every table that this recipient is sent. */
  only: whereSchema.default({}),
};

export const recipientSchema = z.discriminatedUnion('channel', [
  z.strictObject({
    ...common,
    channel: z.literal('folder'),
    /** Absent: `digests` in the data directory. A relative path starts in the data directory. */
    path: z.string().min(1).optional(),
  }),
  z.strictObject({ ...common, channel: z.literal('email'), address: z.email('an e-mail address') }),
  z.strictObject({
    ...common,
    channel: z.literal('webhook'),
    url: webUrl,
    secret_env: environmentName,
  }),
  z.strictObject({
    ...common,
    channel: z.literal('s3'),
    endpoint: webUrl,
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket'),
    prefix: z
      .string()
      .regex(/^([\w.-]+\/)*$/, 'path segments, each ending in /')
      .default(''),
    region: z.string().min(1).default('us-east-1'),
    access_key_env: environmentName,
    secret_key_env: environmentName,
  }),
]);

export type Recipient = z.infer<typeof recipientSchema>;
