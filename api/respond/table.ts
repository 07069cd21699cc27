import { Table, tableToIPC } from 'apache-arrow';
import { columnVector } from './column-vector.ts';
import type { AnswerColumn, Cell } from './columns.ts';
import { toCsv } from './csv.ts';

/** A table as an Arrow IPC stream, made column by column from the cell that stands in a row under a column's name. */
export const tableToArrow = (
  columns: readonly AnswerColumn[],
  length: number,
  cellOf: (row: number, name: string) => Cell,
): Uint8Array =>
  tableToIPC(
    new Table(
      Object.fromEntries(
        columns.map(({ name, type }) => [name, columnVector(type, length, (row) => cellOf(row, name))]),
      ),
    ),
    'stream',
  );

/** Rows of plain cells as CSV. */
export const tableToCsv = (columns: readonly AnswerColumn[], rows: readonly (readonly Cell[])[]): string =>
  toCsv(
    columns.map(({ name }) => name),
    rows,
  );
