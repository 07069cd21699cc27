import Papa from 'papaparse';
import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns, type Cell } from './columns.ts';

/** Characters with which a spreadsheet starts a formula, also after white space and in their full-width forms. */
const FORMULA_START = /^[\s\u00a0\u3000]*[=+\-@\t\r\n＝＋－＠]/;

/** A text cell that no spreadsheet takes for a formula: a leading apostrophe where one would. Numbers stay numbers. */
export const safeCell = (cell: Cell): Cell =>
  typeof cell === 'string' && FORMULA_START.test(cell) ? `'${cell}` : cell;

/** CSV by RFC 4180: CRLF between records, quotes where needed, nothing for null. */
export const toCsv = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  delimiter = ',',
): string =>
  `${Papa.unparse({ fields: [...columns], data: rows.map((row) => row.map(safeCell)) }, { newline: '\r\n', delimiter })}\r\n`;

/** The rows of an answer as CSV. */
export const answerToCsv = (answer: QueryAnswer): string => {
  const columns = answerColumns(answer);
  return toCsv(
    columns.map(({ name }) => name),
    answer.rows.map((row) => columns.map(({ name }) => answerCell(row, name))),
  );
};
