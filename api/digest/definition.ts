import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../etl/model/problem.ts';
import { COMPARISONS } from '../contract/query.ts';
import { DIMENSIONS, GROUP_DIMENSIONS } from '../contract/dimensions.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,60}$/, 'small letters, digits, - and _');

/** Periods a table can speak of, seen from the day of the run; whole months only. */
export const DIGEST_PERIODS = ['last_month', 'last_quarter', 'last_12_months', 'all'] as const;

const tableSchema = z.strictObject({
  file: name,
  title: z.object({ en: z.string(), zh: z.string() }).optional(),
  metrics: z.array(z.string()).min(1),
  by: z.array(z.enum(DIMENSIONS)).default([]),
  where: z.partialRecord(z.enum(GROUP_DIMENSIONS), z.array(z.string().nullable())).default({}),
  period: z.enum(DIGEST_PERIODS).default('last_12_months'),
  compare: z.enum(COMPARISONS).optional(),
});

export const digestSchema = z.strictObject({
  name,
  title: z.object({ en: z.string(), zh: z.string() }),
  tables: z.array(tableSchema).min(1).max(30),
  audience: z.enum(['officer', 'public']).default('officer'),
  min_n: z.int().min(1).default(10),
  schedule: z.strictObject({ cron: z.string(), zone: z.string() }).optional(),
  delivery: z.literal('folder').default('folder'),
  format: z
    .strictObject({ bom: z.boolean().default(true), delimiter: z.enum([',', ';', '\t']).default(',') })
    .default({ bom: true, delimiter: ',' }),
});

export type Digest = z.infer<typeof digestSchema>;
export type DigestTable = Digest['tables'][number];

const refuse = (file: string, problems: { detail: string; pointer?: string }[]): Problem =>
  new Problem(
    `The digest ${file} cannot be used`,
    problems.map((problem) => ({ code: 'bad_digest', file, ...problem, way_out: 'Correct the definition.' })),
  );

/** Reads a digest definition. @throws Problem with everything that is wrong with it. */
export const parseDigest = (file: string, text: string): Digest => {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw refuse(file, [{ detail: `Not YAML: ${(error as Error).message}` }]);
  }
  const parsed = digestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw refuse(
    file,
    parsed.error.issues.map((issue) => ({
      detail: issue.message,
      pointer: `/${issue.path.map(String).join('/')}`,
    })),
  );
};

/** All definitions in the given folders; a later folder overrides an earlier one by name. */
export const readDigests = async (folders: readonly string[]): Promise<Digest[]> => {
  const byName = new Map<string, Digest>();
  for (const folder of folders) {
    const files = (await readdir(folder).catch(() => [])).filter((file) => /\.ya?ml$/.test(file)).sort();
    for (const file of files) {
      const digest = parseDigest(file, await readFile(join(folder, file), 'utf8'));
      byName.set(digest.name, digest);
    }
  }
  return [...byName.values()];
};
