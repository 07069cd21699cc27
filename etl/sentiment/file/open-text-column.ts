import { recognise } from '../../map/index.ts';
import { Problem } from '../../model/problem.ts';
import { acceptRows } from '../../read/accept-rows.ts';
import { guessLayout, headersOf, openSheet, type OpenOptions } from '../../read/index.ts';
import { tableWidth } from '../../read/layout/table-width.ts';
import type { ColumnHeader } from '../../read/table.ts';

/** The rows of a file, and which of their cells is the text. */
export interface TextColumn {
  readonly file: string;
  readonly columns: readonly ColumnHeader[];
  /** Index of the text's cell. */
  readonly at: number;
  /** Rows as cells, in the order of the file, in bounded batches. */
  rows(): AsyncGenerator<readonly (readonly string[])[]>;
  /** Records that are no rows of the table, known when all have been read. */
  readonly nRejected: () => number;
  /** Removes whatever temporary copy was made. */
  dispose(): Promise<void>;
}

const normal = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** The column of this name, by name, then by label, then by either in any case. */
const findColumn = (columns: readonly ColumnHeader[], wanted: string): ColumnHeader | undefined =>
  columns.find(({ name }) => name === wanted) ??
  columns.find(({ label }) => label === wanted) ??
  columns.find(({ name, label }) => [name, label].some((each) => normal(each) === normal(wanted)));

/**
 * Opens any file the reader reads at one of its columns.
 * @param wayOut what to say to somebody who named a column that is not there.
 * @throws Problem for a file that is no table, or without that column; nothing is left behind.
 */
export const openTextColumn = async (
  path: string,
  column: string,
  {
    wayOut,
    ...options
  }: OpenOptions & { readonly wayOut: (wanted: string, known: readonly string[]) => string },
): Promise<TextColumn> => {
  const sheet = await openSheet(path, options);
  try {
    const layout = recognise(sheet.preview)?.layout ?? guessLayout(sheet);
    const width = tableWidth(sheet, layout);
    const columns = headersOf(sheet.preview, layout, width);
    const found = findColumn(columns, column);
    if (!found)
      throw new Problem(`${sheet.file} has no such column`, [
        {
          code: 'unknown_column',
          detail: `${sheet.file} has no column "${column}".`,
          file: sheet.file,
          column,
          value: column,
          way_out: wayOut(
            column,
            columns.map(({ name }) => name),
          ),
        },
      ]);
    let nRejected = 0;
    return {
      file: sheet.file,
      columns,
      at: found.index,
      async *rows() {
        const skip = layout.preambleRows + layout.headerRows;
        for await (const { rows, rejected } of acceptRows(sheet, { skip, width, tally: {} })) {
          nRejected += rejected.length;
          yield rows.map(({ cells }) => cells);
        }
      },
      nRejected: () => nRejected,
      dispose: () => sheet.dispose(),
    };
  } catch (error) {
    await sheet.dispose();
    throw error;
  }
};
