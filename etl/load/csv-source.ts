import type { Table } from '../read/table.ts';
import type { Bound } from '../warehouse/session.ts';
import { quoteName, quoteText } from '../warehouse/sql.ts';

/** Columns are read by position, so that no header can be mistaken for SQL or for another. */
export const columnAt = (index: number): string => quoteName(`c${index}`);

/** A FROM clause over rows with columns `c0…cN`, and its bound values. */
export interface RowSource {
  readonly from: string;
  readonly values: Readonly<Record<string, Bound>>;
}

/**
 * A FROM clause over the rows of a table as text columns `c0…cN`, with its bound values.
 * Blank cells are null. The dialect is explicit, so the engine guesses nothing.
 */
export const csvSource = (table: Table): RowSource => {
  const columns = table.columns.map((column) => `${quoteText(`c${column.index}`)}: 'VARCHAR'`).join(', ');
  return {
    from: `read_csv($csv_path, auto_detect = false, header = false, columns = {${columns}}, delim = $csv_delimiter,
      quote = $csv_quote, escape = $csv_quote, skip = ${table.csv.skip},
      new_line = ${table.csv.newline === '\n' ? String.raw`'\n'` : String.raw`'\r\n'`}, null_padding = false, ignore_errors = false)`,
    values: { csv_path: table.csv.path, csv_delimiter: table.csv.delimiter, csv_quote: table.csv.quote },
  };
};
