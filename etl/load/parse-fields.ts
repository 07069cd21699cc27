import type { RedactedCounts } from '../clean/redact.ts';
import { fieldsOf } from '../model/field.ts';
import type { Bound } from '../warehouse/session.ts';
import { findColumns } from './cells.ts';
import { columnAt, csvSource } from './csv-source.ts';
import {
  badDateSql,
  checkedFields,
  fieldText,
  mappedFields,
  ratingCodeSql,
  textSql,
  unknownSql,
  valueSql,
  type MappedField,
} from './field-sql.ts';
import type { Flags, LoadJob, Parsed } from './job.ts';
import { createOrdered, dropOrdered } from './ordered-table.ts';
import { addCounts, columnsWith, redactTexts } from './redact-texts.ts';
import { fieldWords, stageWords } from './words.ts';

/** What to make of the typed fields of a table. */
export interface Parse {
  /** The temp view to make, with the rows behind it in `<into>_rows`. */
  readonly into: 'parsed' | 'staged';
  readonly idField: 'case_id' | 'response_id';
  readonly ratings: readonly string[];
  /** What the view has besides its key: expressions over the fields, `<rating>_code`, `bad_date_column`, `bad_date_value`. */
  readonly columns: readonly string[];
  /** Columns of the view that are the same in every row. */
  readonly absent?: readonly string[];
  readonly values: Readonly<Record<string, Bound>>;
  /** Other columns of the file, carried along as text. */
  readonly carried?: readonly { readonly index: number }[];
  /** Further rows to flag: code → condition over `columns`. */
  readonly flags?: Readonly<Record<string, string>>;
}

/**
 * Reads the mapped columns of a table, in one pass, into temp view `into`: one row per row of the file with its ordinal
 * `row` from 1, its natural `key`, and `columns`; free text redacted.
 *
 * The key is the mapped id; a row without one gets a hash of its content plus its ordinal among identical rows.
 */
export const parseFields = async (job: LoadJob, parse: Parse): Promise<Parsed> => {
  const { session, table, mapping, profiles } = job;
  const mapped = mappedFields(mapping, findColumns(table.sheet.file, mapping, profiles));
  const words = fieldWords(mapping);
  await stageWords(session, words);
  const source = csvSource(table);
  const content = `md5(concat_ws(chr(31), ${table.columns.map(({ index }) => `coalesce(${columnAt(index)}, chr(30))`).join(', ')}))`;
  const id = mapped.find(({ name }) => name === parse.idField);
  const carried = (parse.carried ?? []).map(({ index }) => columnAt(index));
  const typed = [
    'content',
    ...Object.keys(fieldsOf(mapping.kind)),
    ...parse.ratings.map((name) => ratingCodeSql(mapped, name)),
    badDateSql(mapped),
    ...unknownSql(mapped),
    ...carried,
  ];
  const texts = [...mapped.map(textSql), `${id ? 'CAST(NULL AS VARCHAR)' : content} AS content`, ...carried];
  const unknown = checkedFields(mapped).map(({ name }) => `unknown_${name}`);
  await createOrdered(
    session,
    parse.into,
    `SELECT CAST(${parse.idField} AS VARCHAR) AS key, content, ${[...unknown, ...parse.columns, ...carried].join(',\n')}
     FROM (SELECT ${typed.join(',\n')}
       FROM (SELECT *, ${valueSql(mapping, mapped, words).join(',\n')}
         FROM (SELECT ${texts.join(',\n')} FROM ${source.from})))`,
    { ...source.values, ...parse.values },
    parse.absent,
  );
  const flags = await countFlags(job, parse, unknown);
  const { [`no_${parse.idField}`]: withoutId = 0, ...others } = flags;
  // What a row without an id says is looked up only where there is one: all columns have to be read for it.
  if (withoutId > 0 && id)
    await fillContent(job, parse, `CASE WHEN ${fieldText(id)} IS NULL THEN ${content} END`);
  if (withoutId > 0) await fillKeys(job, parse);
  return {
    flags: { ...others, ...(id ? { [`no_${parse.idField}`]: withoutId } : {}) },
    redacted: await redactMapped(job, parse, mapped),
  };
};

const countFlags = async ({ session }: LoadJob, parse: Parse, unknown: readonly string[]): Promise<Flags> => {
  const conditions = {
    [`no_${parse.idField}`]: 'key IS NULL',
    ...Object.fromEntries(unknown.map((name) => [name, name])),
    ...parse.flags,
  };
  const [counts] = await session.rows<Flags>(
    `SELECT ${Object.entries(conditions)
      .map(([code, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${code}`)
      .join(', ')} FROM ${parse.into}_rows`,
  );
  return counts ?? {};
};

const fillContent = async ({ session, table }: LoadJob, { into }: Parse, content: string): Promise<void> => {
  const source = csvSource(table);
  await createOrdered(session, 'content', `SELECT ${content} AS content FROM ${source.from}`, source.values);
  await session.run(
    `UPDATE ${into}_rows SET content = c.content
     FROM (SELECT p.rowid AS place, c.content FROM ${into}_rows p
       JOIN content c ON c."row" = p.rowid + 1 - (SELECT min(rowid) FROM ${into}_rows)
       WHERE c.content IS NOT NULL) c
     WHERE ${into}_rows.rowid = c.place`,
  );
  await dropOrdered(session, 'content');
};

const fillKeys = async ({ session }: LoadJob, { into }: Parse): Promise<void> => {
  await session.run(
    `UPDATE ${into}_rows SET key = made.key
     FROM (SELECT rowid AS place,
         'content:' || content || ':' || CAST(row_number() OVER (PARTITION BY content ORDER BY rowid) AS VARCHAR) AS key
       FROM ${into}_rows WHERE key IS NULL) made
     WHERE ${into}_rows.rowid = made.place`,
  );
};

/** What in a category can only be personal; names and places are what categories are made of. */
const NEVER_A_CATEGORY = new Set(['phone', 'email', 'id', 'card'] as const);

/** Free text loses whatever is personal; a category only what cannot be its value, and a bare number there is a code. */
const redactMapped = async (
  { session }: LoadJob,
  { into }: Parse,
  mapped: readonly MappedField[],
): Promise<RedactedCounts> => {
  const ofType = (type: string): string[] =>
    mapped.filter(({ field }) => field.type === type).map(({ name }) => name);
  const rows = `${into}_rows`;
  const where = String.raw`regexp_matches(text, '[^0-9]') AND regexp_matches(text, '[0-9]{3}|@|＠')`;
  let suspects: Promise<string[]> | undefined;
  const findSuspects = (): Promise<string[]> => {
    suspects ??= columnsWith(session, rows, ofType('category'), where);
    return suspects;
  };
  const texts = await redactTexts(session, rows, ofType('free_text'), {
    meanwhile: () => void findSuspects().catch(() => undefined),
  });
  const categories = await redactTexts(session, rows, await findSuspects(), {
    kinds: NEVER_A_CATEGORY,
    where,
  });
  return addCounts(texts, categories);
};
