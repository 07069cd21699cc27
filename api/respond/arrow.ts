import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns } from './columns.ts';
import { tableToArrow } from './table.ts';

/** The rows of an answer as an Arrow IPC stream; the same columns and cells as the CSV. */
export const answerToArrow = (answer: QueryAnswer): Uint8Array => {
  const columns = answerColumns(answer);
  return tableToArrow(
    columns,
    answer.rows.map((row) => columns.map(({ name }) => answerCell(row, name))),
  );
};
