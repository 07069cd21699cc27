import { fieldsOf, type Kind } from '../../model/field.ts';
import type { ProblemDetail } from '../../model/problem.ts';
import { closest } from '../similarity.ts';
import type { Draft } from './draft.ts';

/** Answers that are not about a column. */
const NO_COLUMN = new Set(['wave_date', 'blank_answers', 'overall']);

const didYouMean = (candidates: readonly string[]): string =>
  candidates.length === 0
    ? ''
    : ` Did you mean ${candidates.map((candidate) => `"${candidate}"`).join(' or ')}?`;

const isDay = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (year === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const daysInMonth = (Date.UTC(y, m, 1) - Date.UTC(y, m - 1, 1)) / 86_400_000;
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth;
};

const checkAnswer = (name: string, value: string, file: string): ProblemDetail[] => {
  const problem = (code: string, detail: string, way_out: string): ProblemDetail[] => [
    { code, detail, file, pointer: `set.${name}`, value, way_out },
  ];
  if (name === 'wave_date' && !isDay(value))
    return problem('bad_date', `"${value}" is no day.`, 'Write --set wave_date=YYYY-MM-DD.');
  if (name === 'blank_answers' && value !== 'no' && value !== 'unknown')
    return problem(
      'bad_answer',
      `blank_answers cannot be "${value}".`,
      'Write --set blank_answers=no or =unknown.',
    );
  return [];
};

/** What the analyst said: `field=column`. Unknown fields and columns are problems with the nearest names. */
export const applySet = (
  draft: Draft,
  set: Readonly<Record<string, string>>,
  kind: Kind,
  file: string,
): ProblemDetail[] => {
  const fields = Object.keys(fieldsOf(kind));
  return Object.entries(set).flatMap(([name, column]): ProblemDetail[] => {
    if (NO_COLUMN.has(name)) return checkAnswer(name, column, file);
    const at = { file, pointer: `set.${name}`, value: column };
    const problems: ProblemDetail[] = [];
    if (!fields.includes(name))
      problems.push({
        code: 'unknown_field',
        detail: `A ${kind === 'survey' ? 'survey' : 'complaint export'} has no field "${name}".${didYouMean(closest(name, fields))}`,
        ...at,
        way_out: `Fields: ${fields.join(', ')}.`,
      });
    if (!draft.has(column))
      problems.push({
        code: 'unknown_column',
        detail: `${file} has no column "${column}".${didYouMean(closest(column, draft.names))}`,
        ...at,
        column,
        way_out: `Columns: ${draft.names.join(', ')}.`,
      });
    if (problems.length === 0) draft.fill(name, [column], 1, 'as you said');
    return problems;
  });
};
