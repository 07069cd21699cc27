import { compareNames, type Likeness } from './compare-names.ts';

/** A name that is known, and what else it is called. */
export interface KnownName {
  readonly value: string;
  readonly others: readonly string[];
}

export interface Suggestion extends Likeness {
  readonly value: string;
}

const bestOf = (spelling: string, { value, others }: KnownName): Suggestion | null => {
  if (others.includes(spelling)) return { value, score: 1, reason: 'known_as' };
  let best: Likeness | null = null;
  for (const name of [value, ...others]) {
    const likeness = compareNames(spelling, name);
    if (likeness && likeness.score > (best?.score ?? 0)) best = likeness;
  }
  return best && { value, ...best };
};

/**
 * The known names a spelling may stand for, most alike first, equally alike in order of the alphabet. Suggestions are
 * never applied by themselves.
 */
export const suggestNames = (spelling: string, known: readonly KnownName[], limit = 3): Suggestion[] =>
  known
    .flatMap((name) => (name.value === spelling ? [] : (bestOf(spelling, name) ?? [])))
    .sort((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
