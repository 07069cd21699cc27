import type { Dialect } from '../dialect/dialect.ts';
import { MAX_RECORD_CHARS } from '../limits.ts';
import { indexOfLineEnd, readQuotedCell, skipSpaces } from './quoted-cell.ts';

/** One record of a text as it stands there. */
export interface ParsedRecord {
  readonly cells: string[];
  /** Physical line on which it starts, 1-based. */
  readonly line: number;
  /** Set when it could not be told where the record ends; its line then ends it. */
  readonly fault?: 'unclosed_quote' | 'line_too_long';
  /** Quotes in quoted cells that neither close nor escape; they are kept as text. */
  readonly strayQuotes: number;
  /** Nothing but a line end. */
  readonly blank: boolean;
}

const SPACE = 0x20;
/** Characters kept of a record that is too long to be one. */
const KEPT_OF_LONG = 1_000;

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let i = indexOfLineEnd(text, from); i >= 0 && i < to; i = indexOfLineEnd(text, i)) {
    lines++;
    i += text[i] === '\r' && text[i + 1] === '\n' ? 2 : 1;
  }
  return lines;
};

/**
 * Cuts decoded text into records, forgiving what exports do wrong: LF, CRLF and CR all end a record, quotes may stand
 * unescaped inside a quoted cell, and a quote that never closes costs its own line and not the rest of the file.
 * Feed it text in any pieces; the records do not depend on where the pieces were cut.
 */
export class RecordParser {
  private text = '';
  private position = 0;
  private line = 1;
  private skippingLine = false;
  private final = false;
  /** Found ahead and kept until passed, so that looking for them stays linear. */
  private nextDelimiter = -1;
  private nextLineEnd = -1;
  private readonly delimiterCode: number;
  private readonly quoteCode: number;

  /** @param width the table's number of cells, which tells a sloppy quote from one that was never closed. */
  constructor(
    private readonly dialect: Dialect,
    private readonly width?: number,
  ) {
    this.delimiterCode = dialect.delimiter.charCodeAt(0);
    this.quoteCode = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
  }

  /** Takes more text and returns the records it completed. */
  push(text: string, final = false): ParsedRecord[] {
    this.text = this.position === this.text.length ? text : this.text.slice(this.position) + text;
    this.position = 0;
    this.nextDelimiter = -1;
    this.nextLineEnd = -1;
    this.final = final;
    const records: ParsedRecord[] = [];
    for (let record = this.next(); record; record = this.next()) records.push(record);
    return records;
  }

  private next(): ParsedRecord | null {
    if (this.skippingLine && !this.skipLine()) return null;
    if (this.position >= this.text.length) return null;
    const { text, delimiterCode, quoteCode } = this;
    const start = this.position;
    let multiline = false;
    const cells: string[] = [];
    let i = start;
    let strayQuotes = 0;
    let suspect: { readonly at: number; readonly before: number } | null = null;
    for (;;) {
      const quoteAt = text.charCodeAt(i) === SPACE ? this.findPaddedQuote(i) : i;
      if (quoteAt === 'unfinished' && text.length - start <= MAX_RECORD_CHARS) return null;
      if (quoteAt !== 'unfinished' && text.charCodeAt(quoteAt) === quoteCode) {
        i = quoteAt;
        const cell = readQuotedCell(text, i, this.dialect, this.final);
        if (cell === 'unfinished')
          return this.final || text.length - start > MAX_RECORD_CHARS
            ? this.endAtLine(start, cells, i, 'unclosed_quote')
            : null;
        if (cell.end - start > MAX_RECORD_CHARS) return this.endAtLine(start, cells, i, 'unclosed_quote');
        if (cell.strayQuotes > 0 && cell.multiline) suspect ??= { at: i, before: cells.length };
        multiline ||= cell.multiline;
        cells.push(cell.value);
        strayQuotes += cell.strayQuotes;
        i = cell.end;
      } else {
        const from = i;
        i = Math.min(this.findDelimiter(i), this.findLineEnd(i));
        if (i < text.length || this.final) cells.push(text.slice(from, i));
      }
      if (i < text.length && text.charCodeAt(i) === delimiterCode) {
        i++;
        if (i === text.length && this.final) {
          cells.push('');
          break;
        }
        continue;
      }
      if (i === text.length ? this.final : this.isWholeLineEnd(i)) break;
      return text.length - start > MAX_RECORD_CHARS ? this.endAtLine(start, [], i, 'line_too_long') : null;
    }
    if (suspect && (cells.length !== this.width || this.isLiteral(suspect.at, suspect.before)) && this.width)
      return this.endAtLine(start, cells.slice(0, suspect.before), suspect.at, 'unclosed_quote');
    if (i - start > MAX_RECORD_CHARS) return this.endAtLine(start, [], i, 'line_too_long');
    const lines = multiline ? countLines(text, start, i) : 0;
    return this.emit(i, lines, { cells, strayQuotes, blank: i === start });
  }

  /** Whether a quote that opens at `at` is rather text: its line and the next are whole records without it. */
  private isLiteral(at: number, cellsBefore: number): boolean {
    const { text, width } = this;
    const end = indexOfLineEnd(text, at);
    const next = this.afterLineEnd(end);
    const nextEnd = indexOfLineEnd(text, next);
    const count = (from: number, to: number): number =>
      text.slice(from, to).split(this.dialect.delimiter).length;
    return (
      cellsBefore + count(at, end) === width && count(next, nextEnd < 0 ? text.length : nextEnd) === width
    );
  }

  /**
   * Ends a faulty record with the physical line on which `at` stands, and goes on behind it. A quote that never closes
   * is text when its line is a whole record without it, unless that is the last line, which may have been cut off.
   */
  private endAtLine(
    start: number,
    cells: string[],
    at: number,
    fault: NonNullable<ParsedRecord['fault']>,
  ): ParsedRecord {
    const { text } = this;
    const found = indexOfLineEnd(text, at);
    const end = found < 0 ? text.length : found;
    const ended = this.final || this.isWholeLineEnd(found);
    this.skippingLine = !ended;
    // The reading went further than the record now ends.
    this.nextDelimiter = -1;
    this.nextLineEnd = -1;
    const literal = [...cells, ...text.slice(at, end).split(this.dialect.delimiter)];
    const last = found < 0 || this.afterLineEnd(found) >= text.length;
    if (fault === 'unclosed_quote' && ended && !last && literal.length === this.width)
      return this.emit(end, countLines(text, start, end), { cells: literal, strayQuotes: 1, blank: false });
    const rest = text.slice(cells.length > 0 ? at : start, Math.min(end, at + KEPT_OF_LONG));
    const kept = [...cells, rest].map((cell) => cell.slice(0, KEPT_OF_LONG));
    return this.emit(end, countLines(text, start, end), { cells: kept, strayQuotes: 0, blank: false, fault });
  }

  /** @param lines line ends inside the record. */
  private emit(end: number, lines: number, record: Omit<ParsedRecord, 'line'>): ParsedRecord {
    const { line } = this;
    const ends = !this.skippingLine && end < this.text.length;
    this.position = ends ? this.afterLineEnd(end) : end;
    this.line += lines + (ends ? 1 : 0);
    return { ...record, line };
  }

  /**
   * Where the quote stands that opens the cell at `from` behind some spaces, as the engine reads it too; `from` when it
   * opens none, because the cell must end on its line with nothing but spaces around the quotes.
   */
  private findPaddedQuote(from: number): number | 'unfinished' {
    const { text, dialect } = this;
    const at = skipSpaces(text, from, dialect.delimiter);
    if (text.charCodeAt(at) !== this.quoteCode) return from;
    const cell = readQuotedCell(text, at, dialect, this.final);
    if (cell !== 'unfinished') return cell.strayQuotes === 0 && !cell.multiline ? at : from;
    return this.final || this.findLineEnd(at) < text.length ? from : cell;
  }

  private findDelimiter(from: number): number {
    if (this.nextDelimiter < from) {
      const found = this.text.indexOf(this.dialect.delimiter, from);
      this.nextDelimiter = found < 0 ? this.text.length : found;
    }
    return this.nextDelimiter;
  }

  private findLineEnd(from: number): number {
    if (this.nextLineEnd < from) {
      const found = indexOfLineEnd(this.text, from);
      this.nextLineEnd = found < 0 ? this.text.length : found;
    }
    return this.nextLineEnd;
  }

  /** Drops text up to the next line end; false while there is none yet. */
  private skipLine(): boolean {
    const end = indexOfLineEnd(this.text, this.position);
    if (!this.isWholeLineEnd(end)) {
      this.position = end < 0 ? this.text.length : end;
      return false;
    }
    this.position = this.afterLineEnd(end);
    this.line++;
    this.skippingLine = false;
    return true;
  }

  /** False while a CR may turn out to be the first half of a CRLF. */
  private isWholeLineEnd(at: number): boolean {
    return at >= 0 && (this.text[at] === '\n' || at + 1 < this.text.length || this.final);
  }

  private afterLineEnd(at: number): number {
    return at + (this.text[at] === '\r' && this.text[at + 1] === '\n' ? 2 : 1);
  }
}
