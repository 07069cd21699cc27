import { tableFromIPC } from '@uwdata/flechette';
import type { CubeDescription } from '../../api/contract/cube.ts';
import type { Cube } from './cube.ts';

/** Places of the members of the first block, and the members they stand for. */
const readMembers = (
  values: { at(row: number): unknown },
  nCells: number,
): { codes: Int32Array; members: (string | null)[] } => {
  const places = new Map<string | null, number>();
  const codes = Int32Array.from({ length: nCells }, (_, cell) => {
    const value = values.at(cell);
    const member = typeof value === 'string' ? value : null;
    const place = places.get(member) ?? places.size;
    places.set(member, place);
    return place;
  });
  return { codes, members: [...places.keys()] };
};

/** Reads a cube; its sums stay where they were received. @throws when the bytes are no whole cube */
export const readCube = (bytes: ArrayBuffer): Cube => {
  const table = tableFromIPC(bytes, { useBigInt: false });
  const text = table.schema.metadata?.get('cube');
  if (text === undefined) throw new Error('Arrow bytes that are no cube');
  const description = JSON.parse(text) as CubeDescription;
  const nCells = description.n_cells;
  if (table.numRows !== nCells * (description.bins.length + 1)) throw new Error('half a cube');
  const columnOf = (name: string) => {
    const column = table.getChild(name);
    if (!column) throw new Error(`a cube without its column ${name}`);
    return column;
  };
  const dimensions = description.by.map((name) => readMembers(columnOf(name), nCells));
  const names = new Set<string>([description.active, ...description.by]);
  return {
    description,
    nCells,
    codes: dimensions.map(({ codes }) => codes),
    members: dimensions.map(({ members }) => members),
    sums: new Map(
      table.schema.fields
        .map(({ name }) => name)
        .filter((name) => !names.has(name))
        .map((name) => [name, columnOf(name).toArray() as ArrayLike<number>]),
    ),
  };
};
