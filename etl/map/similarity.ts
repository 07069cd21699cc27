import { headerKey, headerTokens } from './header-key.ts';

/** Insertions, deletions and substitutions that turn `a` into `b` (Levenshtein 1966). */
export const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substitution));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
};

/** Share of tokens two headers have in common (Dice), 0–1. */
const tokenOverlap = (a: readonly string[], b: readonly string[]): number => {
  const rest = [...b];
  let shared = 0;
  for (const token of a) {
    const at = rest.indexOf(token);
    if (at >= 0) {
      rest.splice(at, 1);
      shared += 1;
    }
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
};

/**
 * How alike two headers read, 0–1: 1 for the same header under another spelling, otherwise the better of
 * shared words and shared letters. Letters count from 0.7 on ("consent" is no "comment") and not in long texts.
 */
export const headerSimilarity = (a: string, b: string): number => {
  const [keyA, keyB] = [headerKey(a), headerKey(b)];
  if (keyA === '' || keyB === '') return 0;
  if (keyA === keyB) return 1;
  const words = tokenOverlap(headerTokens(a), headerTokens(b));
  const longest = Math.max(keyA.length, keyB.length);
  const letters = longest > 40 ? 0 : 1 - editDistance(keyA, keyB) / longest;
  return Math.min(0.99, Math.max(words, letters < 0.7 ? 0 : letters));
};

/** The candidates most like `value`, best first, for "did you mean". */
export const closest = (value: string, candidates: readonly string[], limit = 3): string[] =>
  candidates
    .map((candidate) => ({ candidate, score: headerSimilarity(value, candidate) }))
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
