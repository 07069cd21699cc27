import { columnAt, csvSource } from './csv-source.ts';
import { fieldsOf } from '../model/field.ts';
import { findColumns } from './cells.ts';
import {
  badDateSql,
  checkedFields,
  mappedFields,
  ratingCodeSql,
  fieldText,
  textSql,
  unknownSql,
  valueSql,
  type MappedField,
} from './field-sql.ts';
import type { Flags, LoadJob } from './job.ts';
import { fieldWords, stageWords } from './words.ts';

/**
 * Reads the mapped columns of a table into temp table `parsed`, one row per row of the file: its
 * ordinal `row` from 1, every field of the
 * kind typed, `<rating>_code`, `bad_date_column`, `bad_date_value`. Other columns of the file may be carried along
 * as text.
 *
 * The key is the mapped id; a row without one gets a hash of its content plus its ordinal among identical rows.
 */
export const parseFields = async (
  job: LoadJob,
  idField: 'case_id' | 'response_id',
  ratings: readonly string[],
  carried: readonly { readonly index: number }[] = [],
): Promise<{ mapped: MappedField[]; flags: Flags }> => {
  const { session, table, mapping, profiles } = job;
  const mapped = mappedFields(mapping, findColumns(table.sheet.file, mapping, profiles));
  const words = fieldWords(mapping);
  await stageWords(session, words);
  const source = csvSource(table);
  const content = `md5(concat_ws(chr(31), ${table.columns.map(({ index }) => `coalesce(${columnAt(index)}, chr(30))`).join(', ')}))`;
  const id = mapped.find(({ name }) => name === idField);
  const carriedColumns = carried.map(({ index }) => columnAt(index));
  await session.run('DROP TABLE IF EXISTS parsed');
  await session.run(
    `CREATE TEMP TABLE parsed AS
     SELECT ${[
       '"row"',
       'content',
       ...Object.keys(fieldsOf(mapping.kind)),
       ...ratings.map((name) => ratingCodeSql(mapped, name)),
       badDateSql(mapped),
       ...unknownSql(mapped),
       ...carriedColumns,
     ].join(',\n')}
     FROM (SELECT *, ${valueSql(mapping, mapped, words).join(',\n')}
       FROM (SELECT ${[
         'row_number() OVER () AS "row"',
         ...mapped.map(textSql),
         `${id ? `CASE WHEN ${fieldText(id)} IS NULL THEN ${content} END` : content} AS content`,
         ...carriedColumns,
       ].join(',\n')} FROM ${source.from}))`,
    source.values,
  );
  const [counts] = await session.rows<Record<string, number>>(
    `SELECT ${[
      `count(*) FILTER (WHERE content IS NOT NULL) AS no_${idField}`,
      ...checkedFields(mapped).map(
        ({ name }) => `count(*) FILTER (WHERE unknown_${name}) AS unknown_${name}`,
      ),
    ].join(', ')} FROM parsed`,
  );
  const { [`no_${idField}`]: withoutId = 0, ...unknown } = counts ?? {};
  return { mapped, flags: { ...unknown, ...(id ? { [`no_${idField}`]: withoutId } : {}) } };
};

/** The natural key of a row of `parsed`. */
export const keySql = (idField: 'case_id' | 'response_id'): string =>
  `coalesce(CAST(${idField} AS VARCHAR),
    'content:' || content || ':' || CAST(row_number() OVER (PARTITION BY content ORDER BY "row") AS VARCHAR))`;
