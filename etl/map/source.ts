import { z } from 'zod';
import { mappingSchema, type Mapping } from '../model/mapping.ts';
import { Problem, type ProblemDetail } from '../model/problem.ts';

/** A mapping as it is saved, with all columns of the file it was made for, so that later drift can be told. */
export interface SavedSource {
  readonly mapping: Mapping;
  readonly columns: readonly string[];
}

const savedSchema = z.strictObject({ mapping: mappingSchema, columns: z.array(z.string()) });

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    json,
  );

const escape = (key: PropertyKey): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

const shown = (value: unknown): string | undefined => {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text !== undefined && text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

const wayOut = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')}.`;
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type') return `Give a value of type ${issue.expected}.`;
  return 'Compare with a mapping that "barometer source show" prints.';
};

/** Reads a saved source; a bare mapping counts as one whose columns are not known. Throws a `Problem` with every issue. */
export const parseSavedSource = (json: unknown): SavedSource => {
  const isSaved = typeof json === 'object' && json !== null && 'mapping' in json;
  const result = isSaved ? savedSchema.safeParse(json) : mappingSchema.safeParse(json);
  if (result.success) return 'mapping' in result.data ? result.data : { mapping: result.data, columns: [] };
  throw new Problem(
    'The source is not a usable mapping',
    result.error.issues.map((issue): ProblemDetail => {
      const pointer = issue.path.map((key) => `/${escape(key)}`).join('');
      const value = shown(valueAt(json, issue.path));
      return {
        code: 'bad_source',
        detail: `${pointer === '' ? 'The document' : pointer}: ${issue.message}.`,
        pointer,
        ...(value === undefined ? {} : { value }),
        way_out: wayOut(issue),
      };
    }),
  );
};

/** The mapping of a saved source. Throws a `Problem` that lists everything wrong at once. */
export const parseSource = (json: unknown): Mapping => parseSavedSource(json).mapping;

/** A mapping made ready to be saved beside the columns of its file. */
export const sourceFromMapping = (mapping: Mapping, columns: readonly string[] = []): SavedSource => ({
  mapping: structuredClone(mapping),
  columns: [...columns],
});
