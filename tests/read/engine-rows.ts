import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Table } from '../../etl/read/table.ts';

/** A connection to an engine in memory. */
export const connectEngine = async (): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(':memory:')).connect();

/** The rows of a table as the engine reads them with the dialect the table states; blank cells as ''. */
export const engineRows = async (
  connection: DuckDBConnection,
  { csv, columns }: Table,
): Promise<string[][]> => {
  const types = columns.map((column) => `c${column.index}: 'VARCHAR'`).join(', ');
  const newline = csv.newline === '\n' ? '\\n' : '\\r\\n';
  const rows = await connection.runAndReadAll(
    `SELECT * FROM read_csv($path, auto_detect = false, header = false, columns = {${types}}, delim = $delimiter,
       quote = $quote, escape = $quote, new_line = '${newline}', skip = ${csv.skip}, null_padding = false,
       ignore_errors = false)`,
    { path: csv.path, delimiter: csv.delimiter, quote: csv.quote },
  );
  return rows.getRows().map((row) => row.map((one) => (one === null ? '' : String(one))));
};
