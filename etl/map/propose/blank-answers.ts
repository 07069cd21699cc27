import { CASE_FIELDS, type Field } from '../../model/field.ts';
import type { Mapping } from '../../model/mapping.ts';
import { answersOf } from '../items/answers.ts';
import type { Draft } from './draft.ts';
import type { Question } from './proposal.ts';

/** Answers that mean yes and never stand beside a no. */
const YES = new Set(['1', '1.0', '是', 'y', 'yes', 'true', '√']);

/** Yes-or-no fields in which only a yes and blanks occur, so that a blank may be a no. */
export const oneSidedFields = (draft: Draft): string[] =>
  [...draft.fields].flatMap(([field, columns]) => {
    const type = (CASE_FIELDS as Readonly<Record<string, Field>>)[field]?.type;
    const column = draft.column(columns[0] ?? '');
    if (type !== 'boolean' || !column || column.n_null === 0) return [];
    const answers = answersOf(column);
    return answers.length > 0 && answers.every(({ value }) => YES.has(value.trim().toLowerCase()))
      ? [field]
      : [];
  });

/** Asks once for all of them: in some case systems an empty cell is a no, in others nobody was asked. */
export const blankQuestion = (fields: readonly string[], draft: Draft): Question => {
  const columns = fields.flatMap((field) => draft.fields.get(field) ?? []);
  return {
    id: 'blank_answers',
    text: {
      en: `${columns.map((column) => `"${column}"`).join(', ')} hold only yes and empty cells. What does an empty cell mean?`,
      zh: `${columns.map((column) => `“${column}”`).join('、')}只有“是”和空白。空白表示什么？`,
    },
    choices: [
      { id: 'no', label: { en: 'No', zh: '否' } },
      { id: 'unknown', label: { en: 'Not known', zh: '未知' } },
    ],
  };
};

/** The value maps that read a blank as no. */
export const blanksAsNo = (fields: readonly string[]): NonNullable<Mapping['values']> =>
  Object.fromEntries(fields.map((field) => [field, { '': 'false' }]));
