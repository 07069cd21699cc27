import type { NumberColumns } from '../../../etl/warehouse/session.ts';
import { columnOf, type CodedColumn, type Coding } from './code-members.ts';

/** The least and the greatest number of every run of `RUN` cells: runs without any that is wanted are passed over. */
export interface Runs {
  readonly least: Int32Array;
  readonly greatest: Int32Array;
}

/**
 * The keys of cells column by column, in the order of the keys and then of time: the cells of a group stand together, and
 * in a run there are few groups and little time.
 */
export interface CellKeys {
  readonly length: number;
  /** The day of each cell, or the first of its month, in days since 1970-01-01. */
  readonly on: Int32Array;
  readonly keys: ReadonlyMap<string, CodedColumn>;
  /** 1 where the cases count in the assessment. */
  readonly isAssessed: Uint8Array;
  /** Runs of days. */
  readonly runs: Runs;
  /** Runs of the codes of a key. */
  readonly codeRuns: ReadonlyMap<string, Runs>;
}

export const RUN = 512;

/** Cells beyond which a table stays with the engine: they would take some 150 MB. */
export const MOST_CELLS = 4_000_000;

const runsOf = (column: Int32Array): Runs => {
  const n = Math.ceil(column.length / RUN);
  const [least, greatest] = [new Int32Array(n), new Int32Array(n)];
  for (let run = 0; run < n; run += 1) {
    const end = Math.min(column.length, (run + 1) * RUN);
    let low = column[run * RUN] as number;
    let high = low;
    for (let cell = run * RUN + 1; cell < end; cell += 1) {
      const value = column[cell] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    least[run] = low;
    greatest[run] = high;
  }
  return { least, greatest };
};

/** The order of such cells, for columns `on`, `is_assessed` and then those of a coding. */
export const cellOrder = ({ columns }: Coding): string =>
  `ORDER BY ${[...columns.map((_, i) => i + 3), 1, 2].join(', ')} LIMIT ${MOST_CELLS + 1}`;

/** The keys of what was read with columns `on`, `is_assessed` and those of a coding. */
export const cellKeys = (read: NumberColumns, coding: Coding): CellKeys => {
  const on = Int32Array.from(columnOf(read, 'on'));
  const keys = coding.decode(read);
  return {
    length: read.rowCount,
    on,
    keys,
    isAssessed: Uint8Array.from(columnOf(read, 'is_assessed')),
    runs: runsOf(on),
    codeRuns: new Map([...keys].map(([key, { codes }]) => [key, runsOf(codes)])),
  };
};
