import { chooseOverall } from '../items/choose-overall.ts';
import type { ProfiledColumn } from '../items/answers.ts';
import { inferItem, type ItemGuess } from '../items/infer-item.ts';
import { uniqueIds } from '../items/item-id.ts';
import { matrixRows, optionColumns } from '../items/option-columns.ts';
import type { Preset } from '../preset.ts';
import { SYNONYMS } from '../synonyms.ts';
import { headerSimilarity } from '../similarity.ts';
import type { Draft } from './draft.ts';

/** Items among columns, with the guess for each; columns that are no questions are left out. */
export const guessItems = (
  columns: readonly ProfiledColumn[],
  preset: Preset | null,
): ReadonlyMap<string, ItemGuess> => {
  const options = optionColumns(columns);
  const stems = new Set([...options.values()].map(({ stem }) => stem));
  const rows = matrixRows(columns);
  return new Map(
    columns.flatMap((column) => {
      const isSummary = stems.has(column.name) && !options.has(column.name);
      const guess = isSummary
        ? null
        : inferItem(column, options.get(column.name), preset, rows.get(column.name));
      return guess ? [[column.name, guess] as const] : [];
    }),
  );
};

/** Free text, by the length and variety of the answers. */
const isFreeText = (column: ProfiledColumn): boolean =>
  column.type === 'text' &&
  (column.values === null || column.n_distinct >= 5) &&
  column.examples.some((value) => value.trim().length >= (/\p{Script=Han}/u.test(value) ? 6 : 15));

const commentScore = (column: ProfiledColumn): number =>
  Math.max(
    ...[column.name, column.label].flatMap((header) =>
      SYNONYMS.comment.map((word) => headerSimilarity(header, word)),
    ),
  ) + (isFreeText(column) ? 0.5 : 0);

const applyComment = (draft: Draft): void => {
  if (draft.fields.has('comment')) return;
  const [best] = draft.free
    .filter(isFreeText)
    .map((column) => ({ column, score: commentScore(column) }))
    .sort((a, b) => b.score - a.score);
  if (best)
    draft.fill(
      'comment',
      [best.column.name],
      Math.min(0.9, Math.round(best.score * 50) / 100),
      'free text in many wordings',
    );
};

const leftOver = (column: ProfiledColumn, isSummary: boolean): string => {
  if (column.type === 'empty') return 'no answers';
  if (isSummary) return 'its options have columns of their own';
  if (isFreeText(column)) return 'free text; only one column is read as the comment';
  if (column.type === 'timestamp') return 'a date that is not the submission';
  if (column.type === 'number' || column.type === 'identifier') return 'numbers without a known scale';
  return 'categories without an order';
};

/**
 * The questions of a survey, from the answers in each column: rating items, yes and no, one item per option of a
 * multiple choice, one free-text comment. Every other column is listed with the reason why it is left out.
 */
export const applyAnswers = (draft: Draft, preset: Preset | null): void => {
  const unique = uniqueIds();
  for (const { item } of draft.items) unique(item);
  const columns = draft.free;
  const guesses = guessItems(columns, preset);
  const stems = new Set([...optionColumns(columns).values()].map(({ stem }) => stem));
  const ratings = new Set<string>();
  for (const [column, guess] of guesses) {
    const items = guess.items.map((item) => ({ ...item, item: unique(item.item) }));
    if (guess.isRating) for (const { item } of items) ratings.add(item);
    const name = items.length === 1 ? (items[0]?.item ?? guess.item) : guess.item;
    draft.addItems(column, name, items, guess.score, guess.reason);
  }
  draft.items.splice(0, Infinity, ...chooseOverall(draft.items, ratings));
  applyComment(draft);
  for (const column of draft.free)
    draft.claim({
      column: column.name,
      field: null,
      score: 0.5,
      reason: leftOver(column, stems.has(column.name)),
      action: 'ignore',
    });
};
