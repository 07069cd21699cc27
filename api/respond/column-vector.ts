import { Bool, Float64, Int32, makeData, Vector, vectorFromArray } from 'apache-arrow';
import type { AnswerColumn, Cell } from './columns.ts';
import { textVector } from './text-vector.ts';

/** The cell of a column in a row, by the row's place. */
export type CellAt = (row: number) => Cell;

const numberVector = (type: Float64 | Int32, length: number, cellAt: CellAt): Vector => {
  const data = type instanceof Int32 ? new Int32Array(length) : new Float64Array(length);
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  let nullCount = 0;
  for (let row = 0; row < length; row += 1) {
    const cell = cellAt(row);
    if (cell === null) {
      nullCount += 1;
      continue;
    }
    data[row] = Number(cell);
    nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return type instanceof Int32
    ? new Vector([makeData({ type, length, nullCount, nullBitmap, data: data as Int32Array })])
    : new Vector([makeData({ type, length, nullCount, nullBitmap, data: data as Float64Array })]);
};

/**
 * One column of a table as Arrow holds it. Numbers go straight into their typed array, with null where nothing was
 * observed; no array of a row's cells is made on the way.
 */
export const columnVector = (type: AnswerColumn['type'], length: number, cellAt: CellAt): Vector => {
  if (type === 'number') return numberVector(new Float64(), length, cellAt);
  if (type === 'integer') return numberVector(new Int32(), length, cellAt);
  const cells = Array.from({ length }, (_, row) => cellAt(row));
  if (type === 'boolean') return vectorFromArray(cells, new Bool());
  return textVector(cells.map((cell) => (cell === null ? null : String(cell))));
};
