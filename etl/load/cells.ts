import { Problem, type ProblemDetail } from '../model/problem.ts';
import type { Mapping } from '../model/mapping.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';
import { formatsForShape, shapeOf } from '../profile/date-format.ts';
import { quoteText } from '../warehouse/sql.ts';
import { columnAt } from './csv-source.ts';

/** Spellings of "no value" that hold for dates and numbers, where they can mean nothing else. */
const NO_VALUE = ['na', 'n/a', 'nan', 'null', 'none', '-', '--', '无', '0000-00-00', '[not completed]'];
const NO_VALUE_SQL = NO_VALUE.map(quoteText).join(', ');

/** Columns by name, with a refusal that lists every name a mapping uses and the file does not have. */
export const findColumns = (
  file: string,
  mapping: Mapping,
  profiles: readonly ColumnProfile[],
): ((name: string) => ColumnProfile) => {
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const wanted = [
    ...Object.values(mapping.fields).flatMap((columns) => columns ?? []),
    ...(mapping.items ?? []).map((item) => item.column),
  ];
  const missing = [...new Set(wanted.filter((name) => !byName.has(name)))];
  if (missing.length > 0)
    throw new Problem(
      'The mapping does not fit the file',
      missing.map((name): ProblemDetail => ({
        code: 'unknown_column',
        detail: `${file} has no column "${name}".`,
        file,
        column: name,
        way_out: `Name one of: ${profiles.map((profile) => profile.name).join(', ')}.`,
      })),
    );
  return (name) => byName.get(name) as ColumnProfile;
};

/** The text of a field: the first of its columns that is not blank, trimmed; null when all are. */
export const cellText = (columns: readonly ColumnProfile[]): string =>
  columns.length === 1
    ? `nullif(trim(${columnAt((columns[0] as ColumnProfile).index)}), '')`
    : `coalesce(${columns.map((column) => `nullif(trim(${columnAt(column.index)}), '')`).join(', ')})`;

/** As `cellText`, with the spellings of "no value" null. */
export const cellOrNothing = (text: string): string =>
  `CASE WHEN lower(${text}) NOT IN (${NO_VALUE_SQL}) THEN ${text} END`;

/**
 * The strptime patterns of a column, with the order of day and month that the column or the mapping settles. A column
 * that did not look like dates as a whole is read by whatever dates stand among its values.
 */
export const dateFormats = (profile: ColumnProfile, mapping: Mapping): string[] => {
  const settled = profile.date_order === 'ambiguous' ? null : profile.date_order;
  const order = settled && settled !== 'ymd' ? settled : (mapping.date_order ?? 'ymd');
  const seen = (profile.values?.map((row) => row.value) ?? profile.examples).flatMap((value) => {
    const formats = formatsForShape(shapeOf(value).toUpperCase());
    return formats?.ymd ?? formats?.[order] ?? [];
  });
  const known =
    order === 'ymd' ? profile.date_formats : profile.date_formats.map((format) => inOrder(format, order));
  return [...new Set([...known, ...seen])];
};

/** A pattern that ends in its year, with day and month in the given order. */
const inOrder = (format: string, order: 'dmy' | 'mdy'): string => {
  const match = /^%([md])([/.-])%([md])(.*)$/.exec(format);
  return match ? `%${order[0]}${match[2]}%${order[1]}${match[4]}` : format;
};

/**
 * A timestamp from text in one of the patterns. A pattern that carries its zone is turned into the wall clock of the
 * mapping's zone; a naive one stays as written.
 */
export const timestampSql = (
  text: string,
  formats: readonly string[],
  timezone: string | undefined,
): string => {
  const offset = formats.filter((format) => format.includes('%z'));
  const utc = formats.filter((format) => /(Z| UTC)$/.test(format));
  const naive = formats.filter((format) => !offset.includes(format) && !utc.includes(format));
  const parse = (list: readonly string[]): string =>
    `CAST(try_strptime(${text}, [${list.map(quoteText).join(', ')}]) AS TIMESTAMP)`;
  const parts = naive.length > 0 ? [parse(naive)] : [];
  for (const zoned of [offset, utc])
    if (zoned.length > 0)
      parts.push(`timezone(${quoteText(timezone ?? 'UTC')}, timezone('UTC', ${parse(zoned)}))`);
  if (parts.length === 0) return 'CAST(NULL AS TIMESTAMP)';
  return parts.length === 1 ? (parts[0] as string) : `coalesce(${parts.join(', ')})`;
};
