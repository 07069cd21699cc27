import { TextWriter } from '../records/text-writer.ts';
import { writeRecord } from '../records/write-record.ts';
import { refuse } from '../refuse.ts';
import { readSheetRows } from './sheet-rows.ts';
import { readWorkbook, type FindPart, type SheetPart, type Workbook } from './workbook.ts';

export interface Converted {
  /** Row of the workbook of each record. */
  readonly rowNumbers: readonly number[];
  /** Further visible sheets with rows, which are not read. */
  readonly nOtherSheets: number;
}

/**
 * Writes the first sheet with rows as canonical CSV, hidden sheets only when no other has any. Rows without a word are
 * left out, all others are filled up to the widest.
 * @throws Problem `no_rows` when no sheet has any.
 */
export const convertWorkbook = async (find: FindPart, path: string, file: string): Promise<Converted> => {
  const workbook = await readWorkbook(find, file);
  const sheets = [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const filled: SheetPart[] = [];
  for (const sheet of sheets) if (await hasRows(sheet, workbook, file)) filled.push(sheet);
  const [first, ...others] = filled;
  if (!first) throw refuse('no_rows', file, { detail: 'No sheet of the workbook has rows.' });
  const rowNumbers = await writeSheet(first, workbook, path, file);
  return { rowNumbers, nOtherSheets: others.filter((sheet) => !sheet.hidden).length };
};

/** More than one row, of which the first may be a header. */
const hasRows = async (sheet: SheetPart, workbook: Workbook, file: string): Promise<boolean> => {
  let n = 0;
  for await (const rows of readSheetRows(sheet.part, workbook, file)) {
    n += rows.length;
    if (n > 1) return true;
  }
  return false;
};

const writeSheet = async (
  sheet: SheetPart,
  workbook: Workbook,
  path: string,
  file: string,
): Promise<number[]> => {
  let width = 0;
  for await (const rows of readSheetRows(sheet.part, workbook, file))
    for (const row of rows) width = Math.max(width, row.cells.length);
  const writer = await TextWriter.create(path);
  const rowNumbers: number[] = [];
  try {
    for await (const rows of readSheetRows(sheet.part, workbook, file)) {
      for (const { number, cells } of rows) {
        rowNumbers.push(number);
        await writer.write(writeRecord(Array.from({ length: width }, (_, i) => cells[i] ?? '')));
      }
    }
  } finally {
    await writer.close();
  }
  return rowNumbers;
};
