import type { ByteSource } from '../container/byte-source.ts';
import { MAX_COLUMNS, MAX_RECORD_CHARS } from '../limits.ts';
import { refuse } from '../refuse.ts';
import { numberText } from './number-text.ts';
import { readPart } from './read-part.ts';
import type { Workbook } from './workbook.ts';
import { attribute } from './xml-events.ts';

export interface SheetRow {
  /** As the workbook numbers it, 1-based. */
  readonly number: number;
  /** Up to the last cell that says something. */
  readonly cells: readonly string[];
}

/** 0-based column of a cell reference such as `AB12`; −1 when it has none. */
const columnOf = (reference: string | null): number => {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0].toUpperCase() ?? '';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

/** The rows of a sheet that say something, a batch per chunk; cells as text, formulas by their last result. */
export async function* readSheetRows(
  part: ByteSource,
  workbook: Workbook,
  file: string,
): AsyncGenerator<SheetRow[]> {
  let number = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let reading = false;
  let inAid = false;
  let size = 0;
  const cellText = (): string => {
    if (type === 's') return workbook.sharedStrings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === '' || type === 'n')
      return numberText(value, workbook.formats[style] ?? { kind: 'plain' }, workbook.since1904);
    return value;
  };
  for await (const events of readPart(part, file)) {
    const rows: SheetRow[] = [];
    for (const event of events) {
      if (event.kind === 'text') {
        if (reading && !inAid) value += event.text;
        size += event.text.length;
        if (size > MAX_RECORD_CHARS) throw refuse('too_large_line', file, { line: number });
        continue;
      }
      const opens = event.kind === 'open';
      if (event.name === 'v' || event.name === 't') reading = opens;
      else if (event.name === 'rPh') inAid = opens;
      else if (event.name === 'row' && opens) {
        number = Number(attribute(event.attributes, 'r') ?? number + 1);
        cells = [];
        column = -1;
        size = 0;
      } else if (event.name === 'row') {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells });
      } else if (event.name === 'c' && opens) {
        const stated = columnOf(attribute(event.attributes, 'r'));
        column = stated < 0 ? column + 1 : stated;
        if (column >= MAX_COLUMNS) throw refuse('too_many_columns', file, { line: number });
        type = attribute(event.attributes, 't') ?? '';
        style = Number(attribute(event.attributes, 's') ?? 0);
        value = '';
      } else if (event.name === 'c' && value !== '') {
        while (cells.length < column) cells.push('');
        cells[column] = cellText();
      }
    }
    yield rows;
  }
}
