import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** A sentence written and marked by hand: `Call {phone:617-555-0123}`. */
export interface Labelled {
  readonly text: string;
  readonly marks: readonly Marked[];
}

const readLine = (line: string): Labelled => {
  const marks: Marked[] = [];
  let text = '';
  let last = 0;
  for (const match of line.matchAll(/\{(\w+):([^}]*)\}/g)) {
    text += line.slice(last, match.index);
    marks.push({
      start: text.length,
      end: text.length + (match[2] ?? '').length,
      kind: match[1] ?? '',
    });
    text += match[2] ?? '';
    last = match.index + match[0].length;
  }
  return { text: text + line.slice(last), marks };
};

/** The sentences of one language, one a line. */
export const readLabelled = (language: 'en' | 'zh'): Labelled[] =>
  readFileSync(join(import.meta.dirname, `corpus-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Where the tokens of a redacted text stand in the original, from the words left between them. */
export const placeTokens = (original: string, redacted: string): Marked[] => {
  const pieces = redacted.split(/(\[[a-z]+\])/);
  const kinds = pieces.filter((_, i) => i % 2 === 1).map((token) => token.slice(1, -1));
  const pattern = pieces.map((piece, i) => (i % 2 === 1 ? '([^]+?)' : escape(piece))).join('');
  const match = new RegExp(`^${pattern}$`, 'd').exec(original);
  if (!match) throw new Error(`the words around the tokens changed: ${original} → ${redacted}`);
  return kinds.map((kind, i) => {
    const [start, end] = match.indices?.[i + 1] ?? [0, 0];
    return { start, end, kind };
  });
};

/** Signs around a mark that may go with it. */
const LOOSE = 2;

/** Marks wholly covered by a token of their kind, and tokens that cover nothing else but a mark of theirs. */
export const compare = (
  marks: readonly Marked[],
  found: readonly Marked[],
): { missed: Marked[]; wrong: Marked[] } => ({
  missed: marks.filter(
    (mark) =>
      !found.some((each) => each.kind === mark.kind && each.start <= mark.start && each.end >= mark.end),
  ),
  wrong: found.filter(
    (each) =>
      !marks.some(
        (mark) => each.kind === mark.kind && each.start >= mark.start - LOOSE && each.end <= mark.end + LOOSE,
      ),
  ),
});
