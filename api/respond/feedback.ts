import type { FeedbackAnswer, FeedbackRow } from '../contract/feedback.ts';
import type { AnswerColumn, Cell } from './columns.ts';
import { tableToArrow, tableToCsv } from './table.ts';

const text = (name: keyof FeedbackRow): AnswerColumn => ({ name, type: 'text' });

/** The columns of comments, the same for CSV and Arrow. */
const COLUMNS: readonly AnswerColumn[] = [
  text('id'),
  text('kind'),
  text('source'),
  text('on'),
  text('district'),
  text('subdistrict'),
  text('issue_group'),
  text('issue'),
  text('issue_by'),
  { name: 'issue_confidence', type: 'number' },
  text('channel'),
  text('text'),
  { name: 'sentiment', type: 'number' },
  text('sentiment_label'),
  text('language'),
  text('engine'),
  { name: 'n_said', type: 'integer' },
  text('first_on'),
  text('last_on'),
];

const cellsOf = ({ rows }: FeedbackAnswer): Cell[][] =>
  rows.map((row) => COLUMNS.map(({ name }) => row[name as keyof FeedbackRow]));

export const feedbackToCsv = (answer: FeedbackAnswer): string => tableToCsv(COLUMNS, cellsOf(answer));
export const feedbackToArrow = (answer: FeedbackAnswer): Uint8Array =>
  tableToArrow(
    COLUMNS,
    answer.rows.length,
    (row, name) => answer.rows[row]?.[name as keyof FeedbackRow] ?? null,
  );
