/** Characters in common within half the longer length, and how many of them stand in another order (Jaro 1989). */
const matches = (a: readonly string[], b: readonly string[]): { common: number; moved: number } => {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const ofA: string[] = [];
  a.forEach((character, i) => {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++)
      if (!taken[j] && b[j] === character) {
        taken[j] = true;
        ofA.push(character);
        return;
      }
  });
  const ofB = b.filter((_, j) => taken[j]);
  return { common: ofA.length, moved: ofA.filter((character, i) => character !== ofB[i]).length };
};

/**
 * How alike two texts are, 0–1, with more weight on how they begin (Winkler 1990: prefix of at most 4, scale 0.1).
 * Two empty texts are 1 alike.
 */
export const jaroWinkler = (left: string, right: string): number => {
  const [a, b] = [[...left], [...right]];
  if (a.length === 0 && b.length === 0) return 1;
  const { common, moved } = matches(a, b);
  if (common === 0) return 0;
  const jaro = (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};
