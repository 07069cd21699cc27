import { fieldsOf, type Field } from '../model/field.ts';
import type { Mapping } from '../model/mapping.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';
import { quoteText } from '../warehouse/sql.ts';
import { ANYTHING_ELSE } from './words.ts';
import { cellOrNothing, cellText, dateFormats, numberSql, saysSomething, timestampSql } from './cells.ts';

/** A field of the mapping with the columns that fill it. */
export interface MappedField {
  readonly name: string;
  readonly field: Field;
  readonly columns: readonly ColumnProfile[];
}

/** The fields a mapping fills from columns. */
export const mappedFields = (mapping: Mapping, column: (name: string) => ColumnProfile): MappedField[] => {
  const fields = fieldsOf(mapping.kind);
  return Object.entries(mapping.fields).flatMap(([name, columns]) => {
    const field = fields[name];
    return field && columns ? [{ name, field, columns: [columns].flat().map((each) => column(each)) }] : [];
  });
};

/** The trimmed text of a field. Of several columns for a date or number the first counts that says something. */
export const fieldText = ({ field, columns }: MappedField): string =>
  columns.length > 1 && (field.type === 'timestamp' || field.type === 'number')
    ? cellOrNothing(columns)
    : cellText(columns);

/** The text of a field as column `t_<field>`. */
export const textSql = (mapped: MappedField): string => `${fieldText(mapped)} AS t_${mapped.name}`;

/** The lookup of a field's text among the staged words: a struct of value, point and code, or null. */
const lookup = (name: string, text: string): string =>
  `(SELECT map(list(raw), list({'value': value, 'point': point, 'code': code})) FROM word WHERE field = ${quoteText(name)})[${text}]`;

const readSql = (mapped: MappedField, mapping: Mapping, hasWords: boolean): string => {
  const { name, field, columns } = mapped;
  const text = `t_${name}`;
  const word = lookup(name, `lower(${text})`);
  switch (field.type) {
    case 'timestamp':
      return timestampSql(
        text,
        [...new Set(columns.flatMap((each) => dateFormats(each, mapping)))],
        mapping.timezone,
      );
    case 'boolean':
      return `CAST(CASE WHEN ${text} IS NULL THEN ${lookup(name, "''")}.value
        ELSE coalesce(${word}.value, ${lookup(name, quoteText(ANYTHING_ELSE))}.value) END AS BOOLEAN)`;
    case 'rating':
      return `${word}.point`;
    case 'number':
      return numberSql(text, columns);
    default:
      return hasWords ? `coalesce(${word}.value, ${text})` : text;
  }
};

const constantSql = (field: Field, constant: string): string =>
  field.type === 'timestamp' ? `TRY_CAST(${quoteText(constant)} AS TIMESTAMP)` : quoteText(constant);

/** Every field of the kind as `<expression> AS <field>`; fields without a column or constant are null. */
export const valueSql = (
  mapping: Mapping,
  mapped: readonly MappedField[],
  words: ReadonlyMap<string, unknown>,
): string[] =>
  Object.entries(fieldsOf(mapping.kind)).map(([name, field]) => {
    const own = mapped.find((each) => each.name === name);
    const constant = (mapping.constants as Record<string, string> | undefined)?.[name];
    if (own) return `${readSql(own, mapping, words.has(name))} AS ${name}`;
    return `${constant === undefined ? 'NULL' : constantSql(field, constant)} AS ${name}`;
  });

/** Why a rating has no point, as `<field>_code`; null where it has one. */
export const ratingCodeSql = (mapped: readonly MappedField[], name: string): string =>
  mapped.some((each) => each.name === name)
    ? `CASE WHEN t_${name} IS NULL THEN 'blank' WHEN ${name} IS NULL
         THEN coalesce(${lookup(name, `lower(t_${name})`)}.code, 'invalid') END AS ${name}_code`
    : `CAST(NULL AS VARCHAR) AS ${name}_code`;

/** The first mapped date that says something and has no reading: `bad_date_column`, `bad_date_value`. */
export const badDateSql = (mapped: readonly MappedField[]): string => {
  const dates = mapped.filter(({ field }) => field.type === 'timestamp');
  const pick = (then: (each: MappedField) => string): string =>
    dates.length === 0
      ? 'CAST(NULL AS VARCHAR)'
      : `CASE ${dates.map((each) => `WHEN t_${each.name} IS NOT NULL AND ${each.name} IS NULL AND ${saysSomething(`t_${each.name}`)} THEN ${then(each)}`).join(' ')} END`;
  return `${pick((each) => quoteText(each.columns.map((column) => column.name).join(', ')))} AS bad_date_column,
    ${pick((each) => `t_${each.name}`)} AS bad_date_value`;
};

/** Fields whose words must be understood; one that is not is flagged `unknown_<field>`. */
export const checkedFields = (mapped: readonly MappedField[]): MappedField[] =>
  mapped.filter(({ field }) => field.type === 'boolean' || field.type === 'rating');

/** Flag columns `unknown_<field>`. */
export const unknownSql = (mapped: readonly MappedField[]): string[] =>
  checkedFields(mapped).map(
    ({ name }) =>
      `t_${name} IS NOT NULL AND ${lookup(name, `lower(t_${name})`)} IS NULL
        AND ${lookup(name, quoteText(ANYTHING_ELSE))} IS NULL AS unknown_${name}`,
  );
