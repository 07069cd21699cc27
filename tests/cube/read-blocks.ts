import { tableFromIPC } from '@uwdata/flechette';
import { cubeDescriptionSchema, type CubeDescription } from '../../api/contract/index.ts';

/** A cube as rows of an independent reader, for tests. */
export interface ReadCube {
  readonly description: CubeDescription;
  readonly numRows: number;
  /** A column as plain values. */
  column(name: string): unknown[];
}

export const readBlocks = (bytes: Uint8Array): ReadCube => {
  const table = tableFromIPC(bytes, { useBigInt: false });
  const { metadata } = table.schema;
  return {
    description: cubeDescriptionSchema.parse(JSON.parse(metadata?.get('cube') ?? 'null')),
    numRows: table.numRows,
    column: (name) => Array.from(table.getChild(name) as Iterable<unknown>),
  };
};

/** The sums of bins `first` … `last` (from 0) by member, one row per cell: `members → value`. */
export const difference = (
  cube: ReadCube,
  name: string,
  first: number,
  last: number,
): Map<string, number> => {
  const { by, n_cells: nCells } = cube.description;
  const values = cube.column(name) as number[];
  const members = by.map((dimension) => cube.column(dimension));
  return new Map(
    Array.from({ length: nCells }, (_, cell): [string, number] => [
      JSON.stringify(members.map((column) => column[cell] ?? null)),
      (values[(last + 1) * nCells + cell] ?? Number.NaN) - (values[first * nCells + cell] ?? Number.NaN),
    ]).filter(([, value]) => value !== 0),
  );
};
