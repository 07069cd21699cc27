import type { CellObject } from '@e965/xlsx';
import { MAX_COLUMNS, MAX_RECORD_CHARS } from '../limits.ts';
import { TextWriter } from '../records/text-writer.ts';
import { writeRecord } from '../records/write-record.ts';
import { refuse } from '../refuse.ts';
import type { Converted } from '../xlsx/convert-workbook.ts';
import { numberFormat } from '../xlsx/number-format.ts';
import { numberText } from '../xlsx/number-text.ts';
import { readBiff, type BiffSheet } from './read-biff.ts';

/** Errors as a viewer shows them, by their number in the file ([MS-XLS] 2.5.10, BErr). */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
};

/** Above the built-in formats, so that the code decides. */
const OWN_FORMAT = 164;

const cellText = (cell: CellObject | undefined, since1904: boolean): string => {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return ERRORS[Number(cell.v)] ?? '#ERROR';
  if (cell.t !== 'n') return String(cell.v);
  return numberText(String(cell.v), numberFormat(OWN_FORMAT, String(cell.z ?? 'General')), since1904);
};

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

const rowsOf = function* (sheet: BiffSheet, since1904: boolean, file: string): Generator<Row> {
  for (const [i, row] of sheet.rows.entries()) {
    const cells = Array.from(row ?? [], (cell) => cellText(cell, since1904));
    while (cells.at(-1) === '') cells.pop();
    if (cells.length > MAX_COLUMNS) throw refuse('too_many_columns', file, { line: i + 1 });
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > MAX_RECORD_CHARS)
      throw refuse('too_large_line', file, { line: i + 1 });
    if (cells.some((cell) => cell.trim() !== '')) yield { number: i + 1, cells };
  }
};

/**
 * Writes the first sheet with rows of an old workbook as canonical CSV, by the same rules as `convertWorkbook`.
 * @throws Problem `no_rows` when no sheet has any, and those of `readBiff`.
 */
export const convertBiff = async (path: string, to: string, file: string): Promise<Converted> => {
  const { sheets, since1904 } = await readBiff(path, file);
  const filled = sheets
    .map(({ hidden, rows }) => ({ hidden, rows: [...rowsOf({ hidden, rows }, since1904, file)] }))
    .filter(({ rows }) => rows.length > 1)
    .sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const [first, ...others] = filled;
  if (!first) throw refuse('no_rows', file, { detail: 'No sheet of the workbook has rows.' });
  const width = first.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const writer = await TextWriter.create(to);
  try {
    for (const { cells } of first.rows)
      await writer.write(writeRecord(Array.from({ length: width }, (_, i) => cells[i] ?? '')));
  } finally {
    await writer.close();
  }
  return {
    rowNumbers: first.rows.map(({ number }) => number),
    nOtherSheets: others.filter(({ hidden }) => !hidden).length,
  };
};
