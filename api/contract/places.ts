import { z } from 'zod';

const day = z.iso.date('a day as YYYY-MM-DD');
const text = (most: number) => z.string().max(most, `at most ${most} characters`);

const statement = {
  dimension: text(40),
  /** One spelling as it was written, or several that stand for the same. */
  raw: z.union([text(500), z.array(text(500)).min(1).max(5000)], 'a spelling, or a list of spellings'),
  /** What they stand for. */
  value: text(500),
  /** First and last day on which they do, both inclusive; open where absent. */
  from: day.optional(),
  to: day.optional(),
};

/** One remapping: one statement in the body itself, or several as `statements`. */
export const remapRequestSchema = z.strictObject({
  ...z.object(statement).partial().shape,
  statements: z.array(z.strictObject(statement)).min(1).max(5000).optional(),
  kind: z.enum(['alias', 'merge']).default('alias'),
  note: text(500).optional(),
});

/** A spelling that stands for a value, and the remapping that says so. */
export const aliasSchema = z.object({
  remapping_id: z.int(),
  dimension: z.string(),
  raw: z.string(),
  value: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** One numbered change of the history. */
export const remappingSchema = z.object({
  remapping_id: z.int(),
  kind: z.enum(['alias', 'merge', 'file', 'locate']),
  dimension: z.string().nullable(),
  note: z.string().nullable(),
  made_at: z.string(),
  made_by: z.string().nullable(),
  undone_at: z.string().nullable(),
  replaced_by: z.int().nullable(),
  /** Statements made, or rows placed. */
  n: z.int(),
  live: z.boolean(),
});

export const aliasListSchema = z.object({
  aliases: z.array(aliasSchema),
  history: z.array(remappingSchema),
});

export const remappedSchema = z.object({ remapping_id: z.int(), n: z.int() });
export const undoneRemappingSchema = z.object({ remapping_id: z.int(), status: z.literal('undone') });

/** What became of the points of everything that is loaded. */
export const locatedSchema = z.object({
  /** The number to undo it by; null when nothing changed. */
  remapping_id: z.int().nullable(),
  n_changed: z.int(),
  unlocated_zero: z.int(),
  unlocated_out_of_range: z.int(),
  unlocated_repeated: z.int(),
  located_by_point: z.int(),
  outside_boundaries: z.int(),
  /** Imports whose rollups were made anew. */
  imports: z.array(z.int()),
});

export const suggestionSchema = z.object({
  value: z.string(),
  /** 0–1; 1 only where nothing but the way of writing differs. */
  score: z.number(),
  reason: z.enum([
    'known_as',
    'same_spelling',
    'same_words',
    'same_without_kind',
    'contains',
    'part_of',
    'similar',
  ]),
});

/** Values no reference knows: shown as they are written, never refused. */
export const unmatchedSchema = z.object({
  dimension: z.string(),
  /** Where the known names come from; null where there is none, and then nothing is matched or unmatched. */
  reference: z.enum(['tree', 'boundaries']).nullable(),
  n_rows: z.int(),
  n_matched: z.int().nullable(),
  n_unmatched: z.int().nullable(),
  n_blank: z.int(),
  values: z.array(
    z.object({
      value: z.string(),
      n_cases: z.int(),
      n_responses: z.int(),
      suggestions: z.array(suggestionSchema),
    }),
  ),
});

export const suggestionsSchema = z.object({
  dimension: z.string(),
  value: z.string(),
  suggestions: z.array(suggestionSchema),
});

export const clustersSchema = z.object({
  dimension: z.string(),
  clusters: z.array(
    z.object({
      /** The loosest method that was needed. */
      method: z.enum(['fingerprint', 'gram_fingerprint', 'stem', 'nearest_neighbour']),
      canonical: z.string(),
      n: z.int(),
      members: z.array(z.object({ value: z.string(), n: z.int(), known: z.boolean() })),
    }),
  ),
});

export type RemapRequest = z.infer<typeof remapRequestSchema>;
export type AliasList = z.infer<typeof aliasListSchema>;
export type Located = z.infer<typeof locatedSchema>;
export type Remapped = z.infer<typeof remappedSchema>;
export type UnmatchedAnswer = z.infer<typeof unmatchedSchema>;
export type SuggestionsAnswer = z.infer<typeof suggestionsSchema>;
export type ClustersAnswer = z.infer<typeof clustersSchema>;
