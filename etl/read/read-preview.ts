import { commonWidth } from './layout/common-width.ts';
import { PREVIEW_RECORDS } from './limits.ts';
import { takeRecords } from './records/read-records.ts';
import { refuse } from './refuse.ts';
import type { SheetText } from './table.ts';

/**
 * The first records as cells. @throws Problem `empty_file` when there is none, `too_large_line` when the first is none.
 */
export const readPreview = async (text: SheetText, file: string): Promise<string[][]> => {
  const limit = PREVIEW_RECORDS;
  let records = await takeRecords(text.path, text.dialect, { file, limit });
  const width = commonWidth(records.map((record) => record.cells));
  if (records.some((record) => record.strayQuotes > 0 || record.fault))
    records = await takeRecords(text.path, text.dialect, { file, limit, width });
  const [first] = records;
  if (!first) throw refuse('empty_file', file, { detail: 'The file has only blank lines.' });
  if (first.fault === 'line_too_long') throw refuse('too_large_line', file, { line: first.line });
  return records.map((record) => record.cells.map((cell) => cell.replace(/[\0\ufeff]/g, '')));
};
