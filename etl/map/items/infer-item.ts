import type { ItemMapping } from '../../model/mapping.ts';
import type { Preset } from '../preset.ts';
import { answersOf, type ProfiledColumn } from './answers.ts';
import { extendScale } from './extend-scale.ts';
import { inferNumbers } from './infer-numbers.ts';
import { inferWords } from './infer-words.ts';
import { optionId, questionId } from './item-id.ts';
import type { OptionColumn } from './option-columns.ts';
import { packedOptions } from './packed-options.ts';

/** What a question column can be read as. */
export interface ItemGuess {
  readonly items: readonly ItemMapping[];
  /** Name for the whole column in a report. */
  readonly item: string;
  readonly score: number;
  readonly reason: string;
  readonly isRating: boolean;
}

/** In a column of its own, an option that was not chosen is an empty cell. */
const BLANK_IS_NO = extendScale('yesno', { points: new Map([[0, ['']]]), missing: {} });

const labelled = (text: string): { en: string; zh: string } => ({ en: text, zh: text });

/** The header that names the question; a column without one has only its label. */
const headerOf = (column: ProfiledColumn): string =>
  /^column_\d+$/.test(column.name) ? column.label : column.name;

const plainLabel = (column: ProfiledColumn): string => column.label.replace(/\s+/gu, ' ').trim();

const ofOptionColumn = (column: ProfiledColumn, option: OptionColumn): ItemGuess => {
  const item = optionId(option.stem === '' ? 'choice' : questionId(option.stem), option.option);
  return {
    items: [
      {
        item,
        column: column.name,
        label: labelled(plainLabel(column)),
        ...(option.chosen === undefined ? { scale: 'yesno' } : { scale: BLANK_IS_NO, option: option.chosen }),
      },
    ],
    item,
    score: 0.85,
    reason:
      option.chosen === undefined
        ? 'one option of a multiple choice'
        : `one option of a multiple choice; "${option.chosen}" means chosen, an empty cell not chosen`,
    isRating: false,
  };
};

const ofPackedColumn = (column: ProfiledColumn, separator: string, options: readonly string[]): ItemGuess => {
  const stem = questionId(headerOf(column));
  const label = plainLabel(column);
  return {
    items: options.map((option) => ({
      item: optionId(stem, option),
      column: column.name,
      label: labelled(`${label} – ${option}`),
      scale: 'yesno',
      option,
      separator,
    })),
    item: stem,
    score: 0.85,
    reason: `several answers in a cell, separated by "${separator}": ${options.length} options${
      column.values === null && column.parts === undefined ? ' in the most frequent cells' : ''
    }`,
    isRating: false,
  };
};

/**
 * The item or items a survey column seems to answer, or null when it is no question with ordered answers.
 *
 * Tried in turn: one option of a multiple choice, several options in a cell, numbers on a usual scale, the words
 * of a known scale. `row` names the matrix question and its row that the column answers.
 */
export const inferItem = (
  column: ProfiledColumn,
  option: OptionColumn | undefined,
  preset: Pick<Preset, 'multiSelect' | 'missing'> | null,
  row?: { readonly stem: string; readonly option: string },
): ItemGuess | null => {
  if (option !== undefined) return ofOptionColumn(column, option);
  const answers = answersOf(column);
  if (answers.length === 0) return null;
  const header = `${column.name} ${column.label}`;
  const guess =
    column.values === null
      ? null
      : (inferNumbers(header, answers, preset?.missing) ?? inferWords(answers, preset?.missing));
  if (guess === null) {
    const packed = packedOptions(
      answers,
      preset?.multiSelect,
      column.parts?.map(({ value }) => value),
    );
    return packed === null ? null : ofPackedColumn(column, packed.separator, packed.options);
  }
  const item = row ? optionId(questionId(row.stem), row.option) : questionId(headerOf(column));
  const { scale, score, reason, isRating } = guess;
  return {
    items: [{ item, column: column.name, label: labelled(plainLabel(column)), scale }],
    item,
    score,
    reason,
    isRating,
  };
};
