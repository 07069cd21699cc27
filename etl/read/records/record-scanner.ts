import { MAX_COLUMNS, MAX_RECORD_CHARS } from '../limits.ts';
import type { RecordScan } from './record-scan.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
/** Bytes looked at one by one inside quotes before asking the native search: short cells are faster without it. */
const NEAR = 48;

const CELL_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const QUOTE_SEEN = 3;
const CR_SEEN = 4;
const SPACES = 5;

const ORDINARY = 0;
const DELIMITER = 1;
const LINE_FEED = 2;
const CARRIAGE_RETURN = 3;

/**
 * Counts the records of a UTF-8 text and the cells of each, byte by byte, in the strict reading (RFC 4180: a quote
 * opens a cell only at its start, and only a delimiter or a newline may follow the closing one). Anything else makes
 * the text irregular and stops the count. Written without the engine, so that the two counts check each other.
 */
export class RecordScanner {
  private readonly kinds = new Uint8Array(256);
  private readonly quote: number;
  private state = CELL_START;
  private cells = 1;
  private recordBytes = 0;
  private irregular: string | null = null;
  private readonly widths = new Map<number, number>();
  private runWidth = 0;
  private runLength = 0;
  private records = 0;
  private blankLines = 0;
  private recordsBeforeBlank: number | null = null;
  private newline: '\n' | '\r\n' | null = null;

  /** @param delimiter one ASCII character. @param quote one ASCII character. */
  constructor(delimiter: string, quote: string) {
    this.kinds[delimiter.charCodeAt(0)] = DELIMITER;
    this.kinds[LF] = LINE_FEED;
    this.kinds[CR] = CARRIAGE_RETURN;
    this.quote = quote.charCodeAt(0);
  }

  /** Whether further bytes still matter. */
  get active(): boolean {
    return this.irregular === null;
  }

  /** Declares the text irregular for a reason found elsewhere; the first reason stays. */
  giveUp(reason: string): void {
    this.irregular ??= reason;
  }

  push(chunk: Uint8Array): void {
    if (this.irregular !== null) return;
    const { kinds, quote } = this;
    const n = chunk.length;
    let state = this.state;
    let cells = this.cells;
    let recordStart = -this.recordBytes;
    let i = 0;
    while (i < n) {
      if (state === QUOTED) {
        const near = Math.min(n, i + NEAR);
        while (i < near && chunk[i] !== quote) i++;
        if (i === near && i < n) {
          const found = chunk.indexOf(quote, i);
          i = found < 0 ? n : found;
        }
        if (i === n) break;
        state = QUOTE_SEEN;
        i++;
        continue;
      }
      if (state === QUOTE_SEEN) {
        const byte = chunk[i]!;
        if (byte === quote) {
          state = QUOTED;
          i++;
          continue;
        }
        if (kinds[byte] === ORDINARY) return this.giveUp('stray_quote');
      } else if (state === CELL_START && chunk[i] === quote) {
        state = QUOTED;
        i++;
        continue;
      } else if (state === SPACES && chunk[i] === quote) {
        return this.giveUp('space_before_quote');
      } else if ((state === CELL_START || state === SPACES) && chunk[i] === SPACE) {
        // A space that delimits is no plain dialect and never comes here.
        state = SPACES;
        i++;
        continue;
      } else if (state !== CR_SEEN && kinds[chunk[i]!] === ORDINARY) {
        i++;
        while (i < n && kinds[chunk[i]!] === ORDINARY) i++;
        state = UNQUOTED;
        if (i === n) break;
      }
      const kind = kinds[chunk[i]!];
      if (state === CR_SEEN && kind !== LINE_FEED) return this.giveUp('lone_carriage_return');
      if (kind === DELIMITER) {
        cells++;
        i++;
        state = CELL_START;
      } else if (kind === CARRIAGE_RETURN) {
        i++;
        const empty = cells === 1 && i - 1 === recordStart;
        if (empty) recordStart++;
        state = CR_SEEN;
      } else {
        const newline = state === CR_SEEN ? '\r\n' : '\n';
        this.newline ??= newline;
        if (this.newline !== newline) return this.giveUp('mixed_newlines');
        if (i - recordStart > MAX_RECORD_CHARS) return this.giveUp('long_record');
        if (cells === 1 && i === recordStart) this.countBlank();
        else this.countRecord(cells);
        i++;
        cells = 1;
        recordStart = i;
        state = CELL_START;
      }
    }
    if (n - recordStart > MAX_RECORD_CHARS) this.giveUp('long_record');
    if (cells > MAX_COLUMNS) this.giveUp('too_many_columns');
    this.state = state;
    this.cells = cells;
    this.recordBytes = n - recordStart;
  }

  finish(): RecordScan {
    if (this.state === QUOTED) this.giveUp('unclosed_quote');
    if (this.state === CR_SEEN) this.giveUp('lone_carriage_return');
    if (this.state !== CELL_START || this.cells > 1) this.countRecord(this.cells);
    this.flushRun();
    if ([...this.widths.keys()].some((width) => width > MAX_COLUMNS)) this.giveUp('too_many_columns');
    return {
      irregular: this.irregular,
      records: this.records,
      widths: this.widths,
      blankLines: this.blankLines,
      recordsBeforeBlank: this.recordsBeforeBlank,
      newline: this.newline ?? '\n',
    };
  }

  private countRecord(cells: number): void {
    this.records++;
    if (cells === this.runWidth) {
      this.runLength++;
      return;
    }
    this.flushRun();
    this.runWidth = cells;
    this.runLength = 1;
  }

  private countBlank(): void {
    this.blankLines++;
    this.recordsBeforeBlank ??= this.records;
  }

  private flushRun(): void {
    if (this.runLength > 0)
      this.widths.set(this.runWidth, (this.widths.get(this.runWidth) ?? 0) + this.runLength);
    this.runLength = 0;
  }
}
