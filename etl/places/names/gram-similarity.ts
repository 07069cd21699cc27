const padded = (text: string, size: number): string[] => {
  const characters = [...`${' '.repeat(size - 1)}${text}${' '.repeat(size - 1)}`];
  return characters
    .slice(0, characters.length - size + 1)
    .map((_, i) => characters.slice(i, i + size).join(''));
};

/** Share of trigrams two texts have in common, 0–1 (Dice over counted grams, blanks added at the ends). */
export const gramSimilarity = (a: string, b: string, size = 3): number => {
  const [left, right] = [padded(a, size), padded(b, size)];
  const counts = new Map<string, number>();
  for (const gram of left) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let shared = 0;
  for (const gram of right) {
    const n = counts.get(gram) ?? 0;
    if (n === 0) continue;
    counts.set(gram, n - 1);
    shared++;
  }
  return (2 * shared) / (left.length + right.length);
};
