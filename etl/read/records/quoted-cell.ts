import type { Dialect } from '../dialect/dialect.ts';

export interface QuotedCell {
  readonly value: string;
  /** Position of the delimiter or line end behind the cell, or the end of the text. */
  readonly end: number;
  readonly strayQuotes: number;
  readonly multiline: boolean;
}

export const isLineEnd = (code: number): boolean => code === 10 || code === 13;

const LINE_END = /[\r\n]/g;

/** Position of the next CR or LF, or −1. */
export const indexOfLineEnd = (text: string, from: number): number => {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? -1;
};

/**
 * Reads the quoted cell that opens at `at`. `unfinished` when the text ends before the cell surely does.
 *
 * A quote that is followed by something else than a delimiter or a line end is stray: it is text when another quote
 * closes the cell on the same line (`"he said "hi" there"`), else it closes the cell and what follows belongs to it
 * (`"12" pipe`). Spaces between the closing quote and the delimiter are dropped. Linear in the length of the cell.
 */
export const readQuotedCell = (
  text: string,
  at: number,
  dialect: Dialect,
  final: boolean,
): QuotedCell | 'unfinished' => {
  const { quote, delimiter } = dialect;
  const from = at + 1;
  let search = from;
  let strayQuotes = 0;
  let knownClose = -1;
  const close = (upTo: number, end: number, tail = ''): QuotedCell => {
    const value = unescape(text.slice(from, upTo), dialect) + tail;
    return { value, end, strayQuotes, multiline: value.includes('\n') || value.includes('\r') };
  };
  for (;;) {
    const found = text.indexOf(quote, search);
    if (found < 0) return 'unfinished';
    search = found + 1;
    if (dialect.escape === 'backslash' && isEscaped(text, from, found)) continue;
    if (search === text.length) return final ? close(found, search) : 'unfinished';
    if (text[search] === quote && dialect.escape === 'doubled') {
      search++;
      continue;
    }
    const padded = skipSpaces(text, search, delimiter);
    if (padded === text.length && !final) return 'unfinished';
    if (padded === text.length || text[padded] === delimiter || isLineEnd(text.charCodeAt(padded)))
      return close(found, padded);
    strayQuotes++;
    if (found < knownClose) continue;
    const lineEnd = indexOfLineEnd(text, search);
    if (lineEnd < 0 && !final) return 'unfinished';
    const limit = lineEnd < 0 ? text.length : lineEnd;
    knownClose = findClose(text, search, limit, dialect);
    if (knownClose >= 0) continue;
    const line = text.slice(search, limit);
    const next = line.indexOf(delimiter);
    const tail = next < 0 ? line : line.slice(0, next);
    return close(found, search + tail.length, tail);
  }
};

const isEscaped = (text: string, from: number, quoteAt: number): boolean => {
  let backslashes = 0;
  while (quoteAt - 1 - backslashes >= from && text[quoteAt - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
};

const unescape = (raw: string, { quote, escape }: Dialect): string => {
  if (escape === 'doubled') return raw.includes(quote) ? raw.replaceAll(quote + quote, quote) : raw;
  return raw.replace(/\\([\s\S])/g, (pair, next: string) => (next === quote || next === '\\' ? next : pair));
};

/** Position of the next character that is no space; a delimiting space is none of these. */
export const skipSpaces = (text: string, from: number, delimiter: string): number => {
  let i = from;
  while (text[i] === ' ' && delimiter !== ' ') i++;
  return i;
};

/** Position of the next quote on this line that closes the cell, or −1. */
const findClose = (text: string, from: number, limit: number, dialect: Dialect): number => {
  for (
    let i = text.indexOf(dialect.quote, from);
    i >= 0 && i < limit;
    i = text.indexOf(dialect.quote, i + 1)
  ) {
    const after = skipSpaces(text, i + 1, dialect.delimiter);
    if (after >= limit || text[after] === dialect.delimiter) return i;
  }
  return -1;
};
