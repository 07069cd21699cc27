import { createHash } from 'node:crypto';
import { METRICS } from '../metrics/index.ts';
import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns, type Cell } from '../respond/columns.ts';
import { csvBytes } from './csv-bytes.ts';
import type { DigestFormat } from './recipient.ts';

/** A file of a digest, ready to be written. */
export interface DigestFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A CSV file with its rows counted, headers not among them. */
export interface CsvFile extends DigestFile {
  readonly rows: number;
  readonly sha256: string;
}

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** A CSV file in a recipient's format. */
export const csvFile = (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  format: DigestFormat,
): CsvFile => {
  const bytes = csvBytes(columns, rows, format);
  return { name, rows: rows.length, sha256: sha256(bytes), bytes };
};

/** A data table: the columns and cells of the API's CSV. */
export const answerFile = (name: string, answer: QueryAnswer, format: DigestFormat): CsvFile => {
  const columns = answerColumns(answer);
  return csvFile(
    name,
    columns.map((column) => column.name),
    answer.rows.map((row) => columns.map((column) => answerCell(row, column.name))),
    format,
  );
};

/** What every metric of the digest means, in both languages. */
export const dictionaryFile = (ids: readonly string[], format: DigestFormat): CsvFile => {
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

/** A JSON document as a file. */
export const jsonFile = (name: string, document: unknown): DigestFile => ({
  name,
  bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`, 'utf8'),
});
