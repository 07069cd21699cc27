import { isUtf8 } from 'node:buffer';

const EMPTY = Buffer.alloc(0);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const REPLACEMENT = Buffer.from([0xef, 0xbf, 0xbd]);

/** Bytes at the end of a chunk that begin a character the next chunk completes. */
const unfinishedBytes = (chunk: Buffer): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
};

/** Looks through UTF-8 as it streams by: is it valid, and does it hold characters that must not reach a cell? */
export class Utf8Check {
  valid = true;
  hasNul = false;
  hasInnerMark = false;
  nReplacements = 0;
  private carry: Buffer = EMPTY;
  private first = true;

  push(chunk: Buffer): void {
    let bytes = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    if (this.first && bytes.length >= 3) {
      this.first = false;
      if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) bytes = bytes.subarray(3);
    }
    const keep = unfinishedBytes(bytes);
    // The next chunk may overwrite this one's memory.
    this.carry = keep > 0 ? Buffer.from(bytes.subarray(bytes.length - keep)) : EMPTY;
    this.look(keep > 0 ? bytes.subarray(0, bytes.length - keep) : bytes);
  }

  finish(): void {
    if (this.carry.length > 0) this.valid = false;
  }

  private look(bytes: Buffer): void {
    this.valid &&= isUtf8(bytes);
    this.hasNul ||= bytes.includes(0);
    if (!bytes.includes(0xef)) return;
    this.hasInnerMark ||= bytes.includes(BYTE_ORDER_MARK);
    for (let at = bytes.indexOf(REPLACEMENT); at >= 0; at = bytes.indexOf(REPLACEMENT, at + 3))
      this.nReplacements++;
  }
}
