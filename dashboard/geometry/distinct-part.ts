const ENDS = /[:：–—|>]\s*$/;
/** A beginning has to be this long to be worth leaving out, unless it ends like a heading. */
const LEAST = { letters: 10, characters: 4 };

const isSquare = (text: string): boolean => /[\u2e80-\u9fff\uff00-\uff60]/.test(text);

/** Where a name may be cut: after a word, after a character that fills the square. */
const pieces = (name: string): string[] =>
  name.match(/[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+\s*|\s+/g) ?? [];

/** The beginnings of a name that leave something of it, shortest first. */
const beginnings = (name: string): string[] => {
  const parts = pieces(name);
  return parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join(''));
};

const isWorth = (beginning: string): boolean =>
  ENDS.test(beginning) || beginning.length >= (isSquare(beginning) ? LEAST.characters : LEAST.letters);

/**
 * What tells names from one another: a beginning that most of those who have one share is left out, so that what is cut
 * for lack of room is not what differs. Names that share nothing stay as they are, and no two become the same.
 */
export const distinctParts = (names: readonly string[]): string[] => {
  const shared = new Map<string, number>();
  for (const name of new Set(names))
    for (const beginning of beginnings(name)) shared.set(beginning, (shared.get(beginning) ?? 0) + 1);
  const short = names.map((name) => {
    const [best] = beginnings(name)
      .filter((beginning) => isWorth(beginning) && (shared.get(beginning) ?? 0) > 1)
      .sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || b.length - a.length);
    return best === undefined ? name : name.slice(best.length).trim() || name;
  });
  const seen = new Map<string, Set<string>>();
  for (const [i, text] of short.entries()) seen.set(text, (seen.get(text) ?? new Set()).add(names[i] ?? ''));
  return short.map((text, i) => ((seen.get(text)?.size ?? 0) > 1 ? (names[i] ?? text) : text));
};
