import type { Layout, Sheet } from '../table.ts';
import { cellType } from './cell-type.ts';
import { commonWidth } from './common-width.ts';

const MAX_HEADER_ROWS = 3;
/** Share of the table's columns a record must fill to be more than a title over it. */
const FILLED = 0.3;
/** Share of a column's cells that must be of one type for the column to have it. */
const TYPED = 0.8;

type Row = readonly string[];

/**
 * Guesses where the table starts and which records are headers, from the preview alone: titles fill few columns, and a
 * header's cells are not of the type its column holds further down. A preset that knows better overrules it.
 */
export const guessLayout = (
  sheet: Pick<Sheet, 'preview'> & { readonly container?: Sheet['container'] },
): Layout => {
  // The keys of objects were written there as the one header.
  if (sheet.container === 'json') return { preambleRows: 0, headerRows: 1, nameRow: 0 };
  const rows = sheet.preview;
  const preambleRows = countPreamble(rows);
  return { preambleRows, headerRows: countHeaders(rows.slice(preambleRows)), nameRow: 0 };
};

const nFilled = (row: Row): number => row.filter((cell) => cell.trim() !== '').length;

const countPreamble = (rows: readonly Row[]): number => {
  const width = commonWidth(rows);
  if (width < 2) return 0;
  const least = Math.max(2, Math.ceil(FILLED * width));
  const first = rows.findIndex((row) => nFilled(row) >= Math.min(least, width));
  return Math.max(0, first);
};

const countHeaders = (rows: readonly Row[]): number => {
  const imports = rows.findIndex((row) => isImportIds(row));
  if (imports >= 0 && imports < MAX_HEADER_ROWS) return imports + 1;
  const body = rows.slice(rows.length > 2 * MAX_HEADER_ROWS ? MAX_HEADER_ROWS : Math.floor(rows.length / 2));
  const types = columnTypes(body);
  const [first] = rows;
  if (!first || (rows.length > 1 && isData(first, types, body))) return 0;
  let n = 1;
  while (n < MAX_HEADER_ROWS && n < rows.length - 1 && isFurtherHeader(rows[n]!, rows[n - 1]!, types)) n++;
  return n;
};

/** Qualtrics' third header. */
const isImportIds = (row: Row): boolean => {
  const filled = row.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.startsWith('{"ImportId"'));
};

/** The type of each column that has one other than text. */
const columnTypes = (body: readonly Row[]): Map<number, string> => {
  const types = new Map<number, string>();
  const width = commonWidth(body);
  for (let column = 0; column < width; column++) {
    const counts = new Map<string, number>();
    let n = 0;
    for (const row of body) {
      const type = cellType(row[column] ?? '');
      if (type === null) continue;
      n++;
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    const [top] = [...counts].sort((a, b) => b[1] - a[1]);
    if (top && top[0] !== 'text' && top[1] >= TYPED * n) types.set(column, top[0]);
  }
  return types;
};

const compare = (row: Row, types: ReadonlyMap<number, string>): { fit: number; unfit: number } => {
  let fit = 0;
  let unfit = 0;
  for (const [column, type] of types) {
    const own = cellType(row[column] ?? '');
    if (own === type) fit++;
    else if (own !== null) unfit++;
  }
  return { fit, unfit };
};

/** Whether the first record is a row of the table and not its header. */
const isData = (row: Row, types: ReadonlyMap<number, string>, body: readonly Row[]): boolean => {
  const { fit, unfit } = compare(row, types);
  if (fit + unfit > 0) return fit > unfit;
  // Without a typed column: a header's words do not come back as values below it.
  const again = row.filter((cell, i) => cell !== '' && body.some((other) => other[i] === cell)).length;
  return again > row.length / 2;
};

const isFurtherHeader = (row: Row, above: Row, types: ReadonlyMap<number, string>): boolean => {
  if (row.length === above.length && row.every((cell, i) => cell === above[i])) return true;
  const { fit, unfit } = compare(row, types);
  return fit === 0 && unfit >= 2 && unfit >= types.size / 3;
};
