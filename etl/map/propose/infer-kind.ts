import type { Kind } from '../../model/field.ts';
import type { ProfiledColumn } from '../items/answers.ts';
import { suggestFields } from '../suggest-field.ts';
import { guessItems } from './from-answers.ts';

/** Fields that only a case has. */
const CASE_ONLY = new Set(
  'case_id closed_at due_at status class issue_group issue issue_detail unit description outcome resolved contacted'.split(
    ' ',
  ),
);

/**
 * Whether columns without a known format are a survey or complaints, or null.
 *
 * Complaints need an opening date and two more columns that only a case has. A survey needs two questions with
 * ordered answers, or one beside a submission date, or a column of free text that is called comment or review.
 */
export const inferKind = (columns: readonly ProfiledColumn[]): Kind | null => {
  const cases = columns.flatMap((column) =>
    suggestFields(column, 'complaints').filter(({ score }) => score >= 0.75),
  );
  const hasOpening = cases.some(({ field }) => field === 'opened_at');
  const caseColumns = new Set(cases.filter(({ field }) => CASE_ONLY.has(field)).map(({ column }) => column));
  if (hasOpening && caseColumns.size >= 2) return 'complaints';

  const items = [...guessItems(columns, null).values()];
  const ratings = items.filter(({ isRating }) => isRating).length;
  const hasDate = columns.some((column) =>
    suggestFields(column, 'survey').some(({ field, score }) => field === 'submitted_at' && score >= 0.75),
  );
  if (ratings >= 2 || (items.length >= 1 && hasDate && ratings >= 1)) return 'survey';
  if (caseColumns.size >= 4) return 'complaints';
  const hasComment = columns.some(
    (column) =>
      column.type === 'text' &&
      suggestFields(column, 'survey').some(({ field, score }) => field === 'comment' && score >= 0.95),
  );
  return hasComment ? 'survey' : null;
};
