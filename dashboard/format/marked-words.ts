/** A stretch of a text, and whether it is what was looked for. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/**
 * A text in stretches, the words looked for apart, as the server finds them: as they are, capitals aside. Where small
 * letters are longer than capitals (İ) nothing is marked, since places would not fit. Linear in the text for each word.
 */
export const markWords = (text: string, looked: string): Stretch[] => {
  const lower = text.toLowerCase();
  const words = looked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0 || lower.length !== text.length) return [{ text, found: false }];
  const spans: [number, number][] = [];
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      spans.push([at, at + word.length]);
  spans.sort(([a], [b]) => a - b);
  const stretches: Stretch[] = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    if (start > done) stretches.push({ text: text.slice(done, start), found: false });
    stretches.push({ text: text.slice(start, to), found: true });
    done = to;
  }
  if (done < text.length || stretches.length === 0) stretches.push({ text: text.slice(done), found: false });
  return stretches;
};
