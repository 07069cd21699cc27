import { createHash } from 'node:crypto';
import { METRICS } from '../metrics/index.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns } from '../respond/columns.ts';
import { toCsv } from '../respond/csv.ts';
import type { Digest } from './definition.ts';

/** A file of a digest, ready to be written. */
export interface DigestFile {
  readonly name: string;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: Buffer;
}

const BOM = '\uFEFF';

/** A CSV file in the digest's format: byte-order mark so that Excel reads UTF-8, its delimiter, CRLF. */
export const csvFile = (
  name: string,
  columns: readonly string[],
  rows: Parameters<typeof toCsv>[1],
  format: Digest['format'],
): DigestFile => {
  const text = toCsv(columns, rows, format.delimiter);
  const bytes = Buffer.from(`${format.bom ? BOM : ''}${text}`, 'utf8');
  return { name, rows: rows.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
};

/** A data table: the columns and cells of the API's CSV. */
export const answerFile = (name: string, answer: QueryAnswer, format: Digest['format']): DigestFile => {
  const columns = answerColumns(answer);
  return csvFile(
    name,
    columns.map((column) => column.name),
    answer.rows.map((row) => columns.map((column) => answerCell(row, column.name))),
    format,
  );
};

/** What every metric of the digest means, in both languages. */
export const dictionaryFile = (ids: readonly string[], format: Digest['format']): DigestFile => {
  const used = METRICS.filter((metric) => ids.includes(metric.id));
  return csvFile(
    'dictionary.csv',
    [
      'metric',
      'label_en',
      'label_zh',
      'unit',
      'direction',
      'definition_en',
      'definition_zh',
      'denominator_en',
      'denominator_zh',
      'method_en',
      'method_zh',
      'min_n',
    ],
    used.map((metric) => [
      metric.id,
      metric.label.en,
      metric.label.zh,
      metric.unit,
      metric.direction,
      metric.definition.en,
      metric.definition.zh,
      metric.denominator.en,
      metric.denominator.zh,
      metric.method.en,
      metric.method.zh,
      metric.min_n,
    ]),
    format,
  );
};
