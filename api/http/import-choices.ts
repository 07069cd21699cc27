import { z } from 'zod';
import { parseSavedSource, type SavedSource } from '../../etl/map/index.ts';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import type { ImportChoices } from '../../etl/pipeline.ts';

const fieldsSchema = z.strictObject({
  kind: z.enum(['survey', 'complaints']).optional(),
  timezone: z.string().max(60).optional(),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(3).optional(),
  dry_run: z.enum(['true', 'false', '1', '0']).optional(),
  source: z.string().max(100_000).optional(),
});

/** `field=column` as a pair. @throws Problem when there is no `=`. */
export const parseSet = (entries: readonly string[]): Record<string, string> => {
  const pairs = entries.map((entry) => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1), at] as const;
  });
  const wrong = pairs.flatMap(([, , at], i): ProblemDetail[] =>
    at > 0
      ? []
      : [
          {
            code: 'invalid_set',
            detail: `"${entries[i]}" does not say which field a column fills.`,
            pointer: '/set',
            value: entries[i] ?? '',
            way_out: 'Write field=column, for example opened_at=Created Date.',
          },
        ],
  );
  if (wrong.length > 0) throw new Problem('The mapping cannot be read', wrong, 400);
  return Object.fromEntries(pairs.map(([field, column]) => [field, column]));
};

/**
 * The choices of an import from form fields (or from the command line, which uses the same names).
 * `source` is the name of a saved mapping, or its JSON.
 */
export const parseImportChoices = async (
  file: string,
  fields: ReadonlyMap<string, readonly string[]>,
  findSaved: FindSaved,
): Promise<ImportChoices> => {
  const single = Object.fromEntries(
    [...fields].filter(([name]) => name !== 'set').map(([name, values]) => [name, values.at(-1)]),
  );
  const parsed = fieldsSchema.safeParse(single);
  if (!parsed.success)
    throw new Problem(
      'The import cannot be started',
      parsed.error.issues.map((issue) => ({
        code: 'invalid_value',
        detail: issue.message,
        pointer: `/${issue.path.map(String).join('/')}`,
      })),
      400,
    );
  const { kind, timezone, date_order, encoding, delimiter, dry_run, source } = parsed.data;
  if (timezone) checkTimezone(timezone);
  const { encoding: answered, ...set } = parseSet(fields.get('set') ?? []);
  const chosen = encoding ?? answered;
  const saved = source === undefined ? null : await readSource(source, findSaved);
  return {
    file,
    ...(kind ? { kind } : {}),
    ...(timezone ? { timezone } : {}),
    ...(date_order ? { dateOrder: date_order } : {}),
    ...(chosen ? { encoding: chosen } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(saved ? { source: saved.mapping, sourceColumns: saved.columns } : {}),
    set,
    dryRun: dry_run === 'true' || dry_run === '1',
  };
};

/** Looks up a saved mapping by its name. */
export type FindSaved = (name: string) => Promise<SavedSource>;

const readSource = async (source: string, findSaved: FindSaved): Promise<SavedSource> =>
  source.trimStart().startsWith('{') ? parseSavedSource(parseJson(source)) : findSaved(source);

const checkTimezone = (zone: string): void => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new Problem(
      'The import cannot be started',
      [
        {
          code: 'unknown_timezone',
          detail: `"${zone}" is no IANA time zone.`,
          pointer: '/timezone',
          value: zone,
          way_out: 'Use a name such as America/New_York or Asia/Shanghai.',
        },
      ],
      400,
    );
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(
      'The saved mapping cannot be read',
      [{ code: 'invalid_json', detail: `Not JSON: ${(error as Error).message}.`, pointer: '/source' }],
      400,
    );
  }
};
