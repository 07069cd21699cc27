import { Bool, Float64, Int32, tableToIPC, Utf8, vectorFromArray, Table } from 'apache-arrow';
import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns } from './columns.ts';

const TYPES = {
  text: () => new Utf8(),
  number: () => new Float64(),
  integer: () => new Int32(),
  boolean: () => new Bool(),
};

/** The rows of an answer as an Arrow IPC stream; the same columns and cells as the CSV. */
export const answerToArrow = (answer: QueryAnswer): Uint8Array => {
  const columns = Object.fromEntries(
    answerColumns(answer).map(({ name, type }) => [
      name,
      vectorFromArray(
        answer.rows.map((row) => answerCell(row, name)),
        TYPES[type](),
      ),
    ]),
  );
  return tableToIPC(new Table(columns), 'stream');
};
