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

/**
 * A cell without the spaces around it; null when nothing is left. Most cells are plain ASCII without spaces at their
 * ends, which is told in a tenth of the time that trimming takes.
 */
export const trimSql = (cell: string): string =>
  `CASE WHEN ${cell} >= '!' AND strlen(${cell}) = length(${cell}) AND NOT suffix(${cell}, ' ') THEN ${cell} ELSE nullif(trim(${cell}), '') END`;

/** The text of a field: the first of its columns that is not blank, trimmed; null when all are. */
export const cellText = (columns: readonly ColumnProfile[]): string => {
  const cells = columns.map(({ index }) => trimSql(columnAt(index)));
  return cells.length === 1 ? (cells[0] as string) : `coalesce(${cells.join(', ')})`;
};

/** Whether a text is not one of the spellings of "no value". */
export const saysSomething = (text: string): string => `lower(${text}) NOT IN (${NO_VALUE_SQL})`;

/** As `cellText`, with the spellings of "no value" passed over. */
export const cellOrNothing = (columns: readonly ColumnProfile[]): string =>
  `coalesce(${columns
    .map(({ index }) => trimSql(columnAt(index)))
    .map((cell) => `CASE WHEN ${saysSomething(cell)} THEN ${cell} END`)
    .join(', ')})`;

/** `1,5` is one and a half and `1,500` fifteen hundred: told from all values of the column that are known. */
const hasDecimalComma = (profile: ColumnProfile): boolean => {
  const values = profile.values?.map((row) => row.value) ?? profile.examples;
  const withComma = values.filter((value) => value.includes(','));
  return (
    withComma.some((value) => /^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(value) || /^[+-]?0,\d+$/.test(value)) &&
    withComma.every((value) => /^[+-]?\d{1,3}(\.?\d{3})*,\d+$|^[+-]?\d+,\d+$/.test(value))
  );
};

/** A number from text, with the decimal mark that its columns use. */
export const numberSql = (text: string, columns: readonly ColumnProfile[]): string =>
  columns.some(hasDecimalComma)
    ? `TRY_CAST(replace(replace(${text}, '.', ''), ',', '.') AS DOUBLE)`
    : `coalesce(TRY_CAST(${text} AS DOUBLE), TRY_CAST(replace(${text}, ',', '') AS DOUBLE))`;

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
    `CAST(try_strptime(${text}, ${list.length === 1 ? quoteText(list[0] as string) : `[${list.map(quoteText).join(', ')}]`}) AS TIMESTAMP)`;
  const parts = naive.length > 0 ? [parse(naive)] : [];
  for (const zoned of [offset, utc])
    if (zoned.length > 0)
      parts.push(`timezone(${quoteText(timezone ?? 'UTC')}, timezone('UTC', ${parse(zoned)}))`);
  if (parts.length === 0) return 'CAST(NULL AS TIMESTAMP)';
  return parts.length === 1 ? (parts[0] as string) : `coalesce(${parts.join(', ')})`;
};
