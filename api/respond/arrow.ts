import type { QueryAnswer } from '../contract/query.ts';
import { answerCell, answerColumns } from './columns.ts';
import { tableToArrow } from './table.ts';

/** The rows of an answer as an Arrow IPC stream; the same columns and cells as the CSV. */
export const answerToArrow = (answer: QueryAnswer): Uint8Array =>
  tableToArrow(answerColumns(answer), answer.rows.length, (place, name) => {
    const row = answer.rows[place];
    return row ? answerCell(row, name) : null;
  });
