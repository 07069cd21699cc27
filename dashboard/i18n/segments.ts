/** A run of words with a tone (`worse`, `better`, `strong`), or plain. */
export interface Segment {
  readonly text: string;
  readonly tone: string | null;
}

/** Splits `Water is <worse>worse</worse>.` into runs; tags do not nest. */
export const toSegments = (text: string): Segment[] => {
  const segments: Segment[] = [];
  const tag = /<(\w+)>(.*?)<\/\1>/gs;
  let end = 0;
  for (const match of text.matchAll(tag)) {
    if (match.index > end) segments.push({ text: text.slice(end, match.index), tone: null });
    segments.push({ text: match[2] ?? '', tone: match[1] ?? null });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), tone: null });
  return segments;
};

/** The same words as plain text, for a file or a reader of the screen. */
export const withoutMarks = (text: string): string =>
  toSegments(text)
    .map((segment) => segment.text)
    .join('');
