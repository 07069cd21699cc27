import { foldText, hasHan } from './fold-text.ts';
import { gramSimilarity } from './gram-similarity.ts';
import { hanStem } from './han-stem.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { coreWords, nameWords } from './name-words.ts';
import { tellsApart } from './tells-apart.ts';

/** Why a name is suggested for a spelling, surest first. */
export const REASONS = [
  'known_as',
  'same_spelling',
  'same_words',
  'same_without_kind',
  'contains',
  'part_of',
  'similar',
] as const;
export type Reason = (typeof REASONS)[number];

export interface Likeness {
  /** 0–1; 1 only where nothing but case, width, accents, abbreviation or punctuation differs. */
  readonly score: number;
  readonly reason: Reason;
}

/** Letters count from here on ("Bronx" is no "Brooklyn", Jaro–Winkler 0.84); below, only shared trigrams do. */
const LEAST_JARO_WINKLER = 0.88;
const LEAST_GRAMS = 0.55;

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a)].sort().join(' ') === [...new Set(b)].sort().join(' ');

const letters = (words: readonly string[]): number => words.join('').length;

/** The share of the longer name that the shorter one makes up, where all its words occur in it; null elsewhere. */
const shareWithin = (inner: readonly string[], outer: readonly string[]): number | null => {
  const own = inner.filter((word) => /\p{L}/u.test(word));
  return own.length > 0 && inner.length < outer.length && inner.every((word) => outer.includes(word))
    ? letters(inner) / letters(outer)
    : null;
};

const hanShare = (inner: string, outer: string): number | null =>
  hasHan(inner) && inner.length >= 2 && inner.length < outer.length && outer.includes(inner)
    ? inner.length / outer.length
    : null;

/**
 * How a spelling reads like a known name, with the reason; null where it does not. A name that is only contained in
 * the spelling, or contains it, is never more than 0.9 alike: somebody has to decide.
 */
export const compareNames = (spelling: string, name: string): Likeness | null => {
  const [left, right] = [nameWords(spelling), nameWords(name)];
  if (left.length === 0 || right.length === 0) return null;
  if (left.join(' ') === right.join(' ')) return { score: 1, reason: 'same_spelling' };
  if (left.join('') === right.join('')) return { score: 0.98, reason: 'same_spelling' };
  if (sameSet(left, right)) return { score: 0.97, reason: 'same_words' };
  const [leftCore, rightCore] = [coreWords(spelling), coreWords(name)];
  if (sameSet(leftCore, rightCore)) return { score: 0.95, reason: 'same_without_kind' };
  const [leftStem, rightStem] = [hanStem(spelling), hanStem(name)];
  if (hasHan(leftStem) && leftStem === rightStem) return { score: 0.95, reason: 'same_without_kind' };

  const within = shareWithin(rightCore, leftCore) ?? hanShare(rightStem, leftStem);
  if (within !== null) return { score: 0.6 + 0.3 * within, reason: 'contains' };
  const around = shareWithin(leftCore, rightCore) ?? hanShare(leftStem, rightStem);
  if (around !== null) return { score: 0.55 + 0.3 * around, reason: 'part_of' };

  if (tellsApart(spelling, name)) return null;
  const [a, b] = [foldText(leftCore.join(' ')), foldText(rightCore.join(' '))];
  const [letterwise, gramwise] = [jaroWinkler(a, b), gramSimilarity(a, b)];
  const best = Math.max(
    letterwise >= LEAST_JARO_WINKLER ? letterwise : 0,
    gramwise >= LEAST_GRAMS ? gramwise : 0,
  );
  return best > 0 ? { score: 0.9 * best, reason: 'similar' } : null;
};
