import type { NumberColumns } from '../../../etl/warehouse/session.ts';
import { columnOf, type CodedColumn, type Coding } from './code-members.ts';

/**
 * The keys of cells column by column, in the order of the keys, of assessment and then of time: cells that differ in
 * nothing but time and in what they count stand together, as a stretch.
 */
export interface CellKeys {
  readonly length: number;
  /** The day of each cell, or the first of its month, in days since 1970-01-01. */
  readonly on: Int32Array;
  readonly keys: ReadonlyMap<string, CodedColumn>;
  /** 1 where the cases count in the assessment. */
  readonly isAssessed: Uint8Array;
  /** Where each stretch begins, and at last where all cells end. */
  readonly stretches: Int32Array;
}

/** Cells beyond which a table stays with the engine: they would take some 150 MB. */
export const MOST_CELLS = 4_000_000;

/** Where neighbours differ in one of the columns. */
const stretchesOf = (length: number, columns: readonly (Int32Array | Uint8Array)[]): Int32Array => {
  const isFirst = new Uint8Array(length);
  if (length > 0) isFirst[0] = 1;
  let n = Math.min(1, length);
  for (const column of columns)
    for (let cell = 1; cell < length; cell += 1)
      if (column[cell] !== column[cell - 1] && isFirst[cell] === 0) {
        isFirst[cell] = 1;
        n += 1;
      }
  const stretches = new Int32Array(n + 1).fill(length);
  for (let cell = 0, at = 0; cell < length; cell += 1) if (isFirst[cell] === 1) stretches[at++] = cell;
  return stretches;
};

/** The order of such cells, for columns `on`, `is_assessed` and then those of a coding. */
export const cellOrder = ({ columns }: Coding): string =>
  `ORDER BY ${[...columns.map((_, i) => i + 3), 2, 1].join(', ')} LIMIT ${MOST_CELLS + 1}`;

/** The keys of what was read with columns `on`, `is_assessed` and those of a coding. */
export const cellKeys = (read: NumberColumns, coding: Coding): CellKeys => {
  const on = Int32Array.from(columnOf(read, 'on'));
  const keys = coding.decode(read);
  const isAssessed = Uint8Array.from(columnOf(read, 'is_assessed'));
  return {
    length: read.rowCount,
    on,
    keys,
    isAssessed,
    stretches: stretchesOf(read.rowCount, [...[...keys.values()].map(({ codes }) => codes), isAssessed]),
  };
};
