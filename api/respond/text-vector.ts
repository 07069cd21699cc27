import { makeData, Utf8, Vector } from 'apache-arrow';

/** UTF-8 needs at most three bytes for each UTF-16 unit. */
const MOST_BYTES = 3;

/** A column of text: all bytes in one buffer, and where each cell ends; null has no bytes and a gap in the bitmap. */
export const textVector = (cells: readonly (string | null)[]): Vector<Utf8> => {
  const { length } = cells;
  const encoder = new TextEncoder();
  const room = cells.reduce((units, cell) => units + (cell?.length ?? 0), 0) * MOST_BYTES;
  const data = new Uint8Array(room);
  const valueOffsets = new Int32Array(length + 1);
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  let end = 0;
  let nullCount = 0;
  cells.forEach((cell, row) => {
    if (cell === null) nullCount += 1;
    else {
      nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
      if (cell !== '') end += encoder.encodeInto(cell, data.subarray(end)).written;
    }
    valueOffsets[row + 1] = end;
  });
  const bytes = data.slice(0, end);
  return new Vector([
    makeData({ type: new Utf8(), length, nullCount, nullBitmap, valueOffsets, data: bytes }),
  ]);
};
