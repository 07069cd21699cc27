import { fieldsOf, type Field, type Kind } from '../model/field.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';
import { headerKey } from './header-key.ts';
import { headerSimilarity } from './similarity.ts';
import { SYNONYMS } from './synonyms.ts';

export interface FieldSuggestion {
  readonly column: string;
  readonly field: string;
  /** 0–1; from 0.6 on a mapping takes it. */
  readonly score: number;
  readonly reason: string;
}

/** A suggestion good enough to be mapped without being asked for. */
export const TAKE = 0.6;
/** A suggestion worth showing. */
export const SHOW = 0.4;

/** How well a header says a synonym, 0–1: the same, contained in it (more for a longer part), or alike. */
const nameScore = (header: string, synonym: string): number => {
  const [key, word] = [headerKey(header), headerKey(synonym)];
  if (key === '' || word === '') return 0;
  if (key === word) return 1;
  const similar = headerSimilarity(header, synonym);
  const contained = word.length >= 2 && key.includes(word) && /\p{Script=Han}/u.test(word);
  return Math.max(
    similar < 0.6 ? similar * 0.8 : similar,
    contained ? 0.5 + 0.45 * (word.length / key.length) : 0,
  );
};

const looksLikeDate = (value: string): boolean => /\d{4}|\d{1,2}[/.-]\d{1,2}/.test(value);

/** Largest plausible size of a number; a survey weight beyond 20 is somebody's body weight. */
const LIMITS: Readonly<Record<string, number>> = { latitude: 90, longitude: 180, weight: 20 };

const isWithin = (values: readonly string[], limit: number): boolean =>
  values.every((value) => Math.abs(Number(value.replace(',', '.'))) <= limit);

/** Fewer than half of the cells differ, where all values are known. */
const repeats = ({ values, n_distinct }: ColumnProfile): boolean =>
  values !== null && n_distinct < values.reduce((sum, { n }) => sum + n, 0) / 2;

/** How well the values suit a field, 0–1, and what speaks for or against it. */
const valueFit = (column: ColumnProfile, name: string, field: Field): { fit: number; says: string } => {
  const { type } = column;
  if (type === 'empty') return { fit: 0.5, says: 'the column is empty' };
  if (name.endsWith('_id') && repeats(column)) return { fit: 0.5, says: 'its values repeat' };
  if (field.type === 'timestamp') {
    if (type === 'timestamp') return { fit: 1, says: 'its values are dates' };
    const some = type !== 'number' && column.examples.some(looksLikeDate);
    return some
      ? { fit: 0.8, says: 'some of its values look like dates' }
      : { fit: 0.2, says: 'its values are no dates' };
  }
  if (type === 'timestamp') return { fit: 0.2, says: 'its values are dates' };
  if (field.type === 'number') {
    if (type !== 'number') return { fit: 0.3, says: 'its values are no numbers' };
    const limit = LIMITS[name] ?? Infinity;
    return isWithin(column.examples, limit)
      ? { fit: 1, says: 'its values are numbers' }
      : { fit: 0.2, says: 'out of range' };
  }
  if (field.type === 'boolean' || field.type === 'rating')
    return column.n_distinct <= 12
      ? { fit: 1, says: 'few different answers' }
      : { fit: 0.3, says: 'too many different answers' };
  if (field.type === 'category')
    return column.values !== null || column.n_distinct <= 2000
      ? {
          fit: type === 'text' && column.values === null ? 0.7 : 1,
          says: `${column.n_distinct} different values`,
        }
      : { fit: 0.4, says: 'too many different values' };
  return { fit: 1, says: 'its values are text' };
};

/** Every field a column could be, best first, down to a score of 0.4. */
export const suggestFields = (column: ColumnProfile, kind: Kind): FieldSuggestion[] =>
  Object.entries(fieldsOf(kind))
    .map(([name, field]) => {
      const synonyms = SYNONYMS[name as keyof typeof SYNONYMS];
      const headers = [...new Set([column.name, column.label])];
      const best = synonyms
        .flatMap((synonym, rank) =>
          headers.map((header) => ({ synonym, score: nameScore(header, synonym) - rank * 1e-4 })),
        )
        .reduce((a, b) => (b.score > a.score ? b : a), { synonym: '', score: 0 });
      const { fit: valuesFit, says } = valueFit(column, name, field);
      const isExact = best.score > 0.99;
      const fit = column.type === 'empty' && isExact ? 0.9 : valuesFit;
      const score = Math.max(0, Math.round(best.score * fit * 100) / 100);
      return { column: column.name, field: name, score, reason: `reads like "${best.synonym}"; ${says}` };
    })
    .filter(({ score }) => score >= SHOW)
    .sort((a, b) => b.score - a.score);
