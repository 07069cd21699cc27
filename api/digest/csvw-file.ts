import type { QueryAnswer } from '../contract/query.ts';
import { answerToCsvw } from '../respond/csvw.ts';
import { jsonFile, type DigestFile } from './files.ts';
import type { DigestFormat } from './recipient.ts';

interface Described {
  readonly tableSchema: { readonly columns: readonly { readonly datatype: string }[] };
}

/** The name under which readers of CSV on the Web look for a table's metadata. */
export const metadataName = (file: string): string => `${file}-metadata.json`;

/** CSVW metadata of a table as it was written: its dialect and, where numbers have a decimal comma, their format. */
export const csvwFile = (file: string, answer: QueryAnswer, format: DigestFormat): DigestFile => {
  const described = answerToCsvw(answer, file) as Described;
  const columns = described.tableSchema.columns.map((column) =>
    column.datatype === 'double' && format.decimal === ','
      ? { ...column, datatype: { base: 'double', format: { decimalChar: ',' } } }
      : column,
  );
  return jsonFile(metadataName(file), {
    ...described,
    dialect: {
      encoding: format.encoding,
      delimiter: format.delimiter,
      lineTerminators: '\r\n',
      quoteChar: '"',
      header: true,
    },
    tableSchema: { ...described.tableSchema, columns },
  });
};
