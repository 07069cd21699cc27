import { Bool, Float64, Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import type { AnswerColumn, Cell } from './columns.ts';
import { toCsv } from './csv.ts';

const TYPES = {
  text: () => new Utf8(),
  number: () => new Float64(),
  integer: () => new Int32(),
  boolean: () => new Bool(),
};

/** Rows of plain cells as an Arrow IPC stream. */
export const tableToArrow = (
  columns: readonly AnswerColumn[],
  rows: readonly (readonly Cell[])[],
): Uint8Array =>
  tableToIPC(
    new Table(
      Object.fromEntries(
        columns.map(({ name, type }, i) => [
          name,
          vectorFromArray(
            rows.map((row) => row[i] ?? null),
            TYPES[type](),
          ),
        ]),
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
