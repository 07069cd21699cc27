import { acceptRows, type AcceptedRow } from './accept-rows.ts';
import type { Sheet } from './table.ts';

/**
 * Physical line and cells of the given rows (0-based), in the given order, by reading the text again as far as needed.
 * @throws Error for a row the table does not have.
 */
export const locateRows = async (
  sheet: Pick<Sheet, 'file' | 'text'>,
  { skip, width, rows }: { skip: number; width: number; rows: readonly number[] },
): Promise<AcceptedRow[]> => {
  const wanted = new Set(rows);
  const found = new Map<number, AcceptedRow>();
  let index = 0;
  for await (const batch of acceptRows(sheet, { skip, width, tally: {} })) {
    for (const row of batch.rows) {
      if (wanted.has(index)) found.set(index, row);
      index++;
    }
    if (found.size === wanted.size) break;
  }
  return rows.map((row) => {
    const located = found.get(row);
    if (!located) throw new Error(`${sheet.file} has ${index} rows; there is no row ${row}`);
    return located;
  });
};
