import { z } from 'zod';
import { CASE_FIELDS, RESPONSE_FIELDS } from './field.ts';
import { MISSING_CODES, SCALES, type Scale, type ScaleId } from './scale.ts';

const fieldNames = [...new Set([...Object.keys(CASE_FIELDS), ...Object.keys(RESPONSE_FIELDS)])];
const labelSchema = z.object({ en: z.string(), zh: z.string() });

/** An answer scale written out in a mapping. */
export const scaleSchema = z.strictObject({
  id: z.string().min(1),
  points: z
    .array(
      z.strictObject({
        value: z.number(),
        label: labelSchema.optional(),
        words: z.array(z.string()).optional(),
      }),
    )
    .min(2),
  missing: z.partialRecord(z.enum(MISSING_CODES), z.array(z.string())).optional(),
  reversed: z.boolean().optional(),
  official: z.array(z.number()).optional(),
});

/** One question of a survey: which column answers it, on which scale, and what it speaks about. */
export const itemSchema = z.strictObject({
  item: z.string().regex(/^[a-z0-9_]+$/i, 'letters, digits and underscores only'),
  column: z.string().min(1),
  label: labelSchema.optional(),
  scale: z.union([z.enum(Object.keys(SCALES) as [ScaleId, ...ScaleId[]]), scaleSchema]),
  /** One option of a multi-select question: chosen or not, on the `yesno` scale. */
  option: z.string().optional(),
  /** What separates the chosen options in a cell; without it the whole cell is the option. */
  separator: z.string().optional(),
  /** The one item that stands for satisfaction as a whole. */
  overall: z.boolean().optional(),
  sense: z.enum(['gain', 'happiness', 'security']).optional(),
  issue_group: z.string().optional(),
  issue: z.string().optional(),
});

/**
 * How the columns of one export become the canonical fields: what a preset proposes, an analyst corrects
 * and a *source* remembers.
 */
export const mappingSchema = z.strictObject({
  kind: z.enum(['survey', 'complaints']),
  /** Name under which natural keys are unique. */
  source: z.string().min(1).max(120),
  preset: z.string().optional(),
  timezone: z.string().optional(),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** Field → column name; several names mean: the first that is not empty. */
  fields: z.partialRecord(z.enum(fieldNames), z.union([z.string(), z.array(z.string()).min(1)])),
  /** Field → one value for every row, such as a wave date for a survey without dates. */
  constants: z.partialRecord(z.enum([...fieldNames, 'wave_date']), z.string()).optional(),
  /** Field → spelling → canonical value; the empty spelling stands for a blank cell. */
  values: z.partialRecord(z.enum(fieldNames), z.record(z.string(), z.string())).optional(),
  /** Field → scale of a rating. */
  scales: z
    .partialRecord(
      z.enum(['satisfaction', 'first_satisfaction']),
      z.union([z.enum(Object.keys(SCALES) as [ScaleId, ...ScaleId[]]), scaleSchema]),
    )
    .optional(),
  items: z.array(itemSchema).optional(),
  /** Columns that hold personal data: never stored, listed in the report. */
  drop: z.array(z.string()).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type ItemMapping = z.infer<typeof itemSchema>;

/** The scale a mapping names or writes out. */
export const resolveScale = (scale: ItemMapping['scale']): Scale =>
  typeof scale === 'string' ? SCALES[scale] : (scale as Scale);
