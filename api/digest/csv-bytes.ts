import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { Cell } from '../respond/columns.ts';
import { safeCell } from '../respond/csv.ts';
import type { DigestFormat } from './recipient.ts';

const BOM = '\uFEFF';

/** Numbers with their decimal mark stay numbers, so a minus in front is never taken for the start of a formula. */
const writeCell = (cell: Cell, format: DigestFormat): Cell => {
  if (typeof cell === 'number') return format.decimal === ',' ? String(cell).replace('.', ',') : String(cell);
  return format.spreadsheet ? safeCell(cell) : cell;
};

/** CSV by RFC 4180 in a recipient's format: CRLF after every record, quotes where needed, nothing for null. */
export const csvBytes = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  format: DigestFormat,
): Buffer => {
  const data = rows.map((row) => row.map((cell) => writeCell(cell, format)));
  const csv = Papa.unparse({ fields: [...columns], data }, { newline: '\r\n', delimiter: format.delimiter });
  const text = data.length === 0 ? csv.trimEnd() : csv;
  if (format.encoding === 'gb18030') return iconv.encode(`${text}\r\n`, 'gb18030');
  return Buffer.from(`${format.bom ? BOM : ''}${text}\r\n`, 'utf8');
};
