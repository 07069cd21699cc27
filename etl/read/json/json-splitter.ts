/** One object of a list, as it is written. */
export interface JsonPiece {
  readonly text: string;
  /** Physical line on which it starts, 1-based. */
  readonly line: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const BETWEEN = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c]);

/**
 * Cuts a JSON array of objects, or objects one after another (NDJSON), into its objects without reading what is in
 * them. Text may come in any pieces.
 */
export class JsonSplitter {
  /** Where something stands that is no object of a list, as line; null while there is none. */
  faultLine: number | null = null;
  private text = '';
  private scanned = 0;
  private start = -1;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private line = 1;
  private startLine = 1;
  private array: 'before' | 'inside' | 'closed' | 'none' = 'before';

  /** Characters of the object that is not complete yet. */
  get pending(): number {
    return this.start < 0 ? 0 : this.text.length - this.start;
  }

  push(text: string): JsonPiece[] {
    this.text += text;
    const pieces: JsonPiece[] = [];
    for (; this.scanned < this.text.length && this.faultLine === null; this.scanned++) {
      const code = this.text.charCodeAt(this.scanned);
      if (code === 0x0a) this.line++;
      if (this.inString) this.stepInString(code);
      else if (this.depth > 0) this.stepInObject(code, pieces);
      else this.stepOutside(code);
    }
    const keep = this.start < 0 ? this.scanned : this.start;
    this.text = this.text.slice(keep);
    this.scanned -= keep;
    if (this.start >= 0) this.start = 0;
    return pieces;
  }

  /** Call after the last piece: whether the text ended where a list may end. */
  get complete(): boolean {
    return this.faultLine === null && this.depth === 0 && this.array !== 'inside' && this.array !== 'before';
  }

  private stepInString(code: number): void {
    if (this.escaped) this.escaped = false;
    else if (code === BACKSLASH) this.escaped = true;
    else if (code === QUOTE) this.inString = false;
  }

  private stepInObject(code: number, pieces: JsonPiece[]): void {
    if (code === QUOTE) this.inString = true;
    else if (OPEN.has(code)) this.depth++;
    else if (CLOSE.has(code) && --this.depth === 0) {
      pieces.push({ text: this.text.slice(this.start, this.scanned + 1), line: this.startLine });
      this.start = -1;
    }
  }

  private stepOutside(code: number): void {
    if (BETWEEN.has(code) || code === 0xfeff) return;
    if (code === 0x7b && this.array !== 'closed') {
      if (this.array === 'before') this.array = 'none';
      this.start = this.scanned;
      this.startLine = this.line;
      this.depth = 1;
    } else if (code === 0x5b && this.array === 'before') this.array = 'inside';
    else if (code === 0x5d && this.array === 'inside') this.array = 'closed';
    else this.faultLine = this.line;
  }
}
