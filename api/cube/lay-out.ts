import type { NumberColumns } from '../../etl/warehouse/session.ts';

/** Numbers of one statement: places `c0` … of the other dimensions, the last one of the bin, and sums by name. */
export interface Coded {
  readonly numbers: NumberColumns;
  readonly sums: readonly string[];
}

/** Cumulative blocks: row `block · nCells + cell`. */
export interface Blocks {
  readonly nCells: number;
  /** One more than there are bins: block 0 is what has no date. */
  readonly nBlocks: number;
  /** For each dimension the place of each cell's member, 0 where it has none. */
  readonly codes: readonly Int32Array[];
  readonly sums: ReadonlyMap<string, Float64Array>;
}

const columnOf = ({ columns }: NumberColumns, name: string): Float64Array => {
  const column = columns.get(name);
  if (!column) throw new Error(`a statement of a cube has no column ${name}`);
  return column;
};

/** One number for the members of each row: places as digits, the first dimension first. */
const keysOf = ({ numbers }: Coded, sizes: readonly number[]): Float64Array => {
  const keys = new Float64Array(numbers.rowCount);
  sizes.forEach((size, i) => {
    const places = columnOf(numbers, `c${i}`);
    for (let row = 0; row < keys.length; row += 1)
      keys[row] = (keys[row] ?? 0) * (size + 1) + (places[row] ?? 0);
  });
  return keys;
};

/** Rows of which something is left: cells that were moved away leave zeros behind. */
const isEmptyRow = (sums: readonly Float64Array[], row: number): boolean =>
  sums.every((column) => (column[row] ?? 0) === 0);

const placesOf = (key: number, sizes: readonly number[]): number[] => {
  let rest = key;
  const places: number[] = [];
  for (const size of [...sizes].reverse()) {
    places.unshift(rest % (size + 1));
    rest = Math.floor(rest / (size + 1));
  }
  return places;
};

/** The cells that occur in any part, in the order of their members. */
export const cellKeys = (parts: readonly Coded[], sizes: readonly number[]): number[] => {
  const found = new Set<number>();
  for (const part of parts) {
    const sums = part.sums.map((name) => columnOf(part.numbers, name));
    keysOf(part, sizes).forEach((key, row) => {
      if (!isEmptyRow(sums, row)) found.add(key);
    });
  }
  return [...found].sort((a, b) => a - b);
};

/**
 * Lays parts out as cumulative blocks over the same cells.
 * @param sizes how many members each dimension has
 */
export const layOut = (
  parts: readonly Coded[],
  keys: readonly number[],
  sizes: readonly number[],
  nBins: number,
): Blocks => {
  const cellOf = new Map(keys.map((key, cell) => [key, cell]));
  const nCells = keys.length;
  const nBlocks = nBins + 1;
  const sums = new Map<string, Float64Array>();
  for (const part of parts) {
    const bins = columnOf(part.numbers, `c${sizes.length}`);
    const cells = keysOf(part, sizes).map((key) => cellOf.get(key) ?? -1);
    for (const name of part.sums) {
      const values = columnOf(part.numbers, name);
      const blocks = new Float64Array(nBlocks * nCells);
      cells.forEach((cell, row) => {
        if (cell < 0) return;
        const at = (bins[row] ?? 0) * nCells + cell;
        blocks[at] = (blocks[at] ?? 0) + (values[row] || 0);
      });
      for (let at = nCells; at < blocks.length; at += 1)
        blocks[at] = (blocks[at] ?? 0) + (blocks[at - nCells] ?? 0);
      sums.set(name, blocks);
    }
  }
  const places = keys.map((key) => placesOf(key, sizes));
  return {
    nCells,
    nBlocks,
    codes: sizes.map((_, i) => Int32Array.from(places, (each) => each[i] ?? 0)),
    sums,
  };
};
