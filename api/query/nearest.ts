/** Edits (insert, delete, replace) from one word to another (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The known word a misspelt one probably means; null when none is near. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (best && best.edits <= Math.max(2, Math.floor(word.length / 3))) return best.candidate;
  return known.find((candidate) => candidate.includes(word) || word.includes(candidate)) ?? null;
};

/** A way out of a misspelt name: the one that was probably meant, or all there are. */
export const didYouMean = (value: string, known: readonly string[]): string => {
  const close = nearest(value, known);
  return close ? `Did you mean ${close}?` : `Use one of: ${known.join(', ')}.`;
};
