import {
  Dictionary,
  Field,
  Float64,
  Int16,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
} from 'apache-arrow';
import type { Cube } from '../cube/answer.ts';

const LARGEST_INT16 = 2 ** 15 - 1;
const LARGEST_INT32 = 2 ** 31 - 1;

/** Whole numbers as such, everything else with full precision. */
const numberData = (values: Float64Array): Data => {
  const isWhole = values.every((value) => Number.isInteger(value) && Math.abs(value) <= LARGEST_INT32);
  return isWhole
    ? makeData({ type: new Int32(), data: Int32Array.from(values) })
    : makeData({ type: new Float64(), data: values });
};

/** A column of members: places in the list of those that occur, null for place 0. */
const memberData = (id: number, places: Int32Array, list: readonly string[]): Data => {
  const used = [...new Set(places)].filter((place) => place > 0).sort((a, b) => a - b);
  const indexOf = new Map(used.map((place, i) => [place, i]));
  const isShort = used.length <= LARGEST_INT16;
  const type = new Dictionary(new Utf8(), isShort ? new Int16() : new Int32(), id);
  const nullBitmap = new Uint8Array(Math.ceil(places.length / 8));
  const indices = isShort ? new Int16Array(places.length) : new Int32Array(places.length);
  let nullCount = 0;
  places.forEach((place, row) => {
    if (place === 0) nullCount += 1;
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
    indices[row] = indexOf.get(place) ?? 0;
  });
  const dictionary = vectorFromArray(
    used.map((place) => list[place - 1] ?? ''),
    new Utf8(),
  );
  return makeData({ type, length: places.length, nullCount, nullBitmap, data: indices, dictionary });
};

const repeat = (codes: Int32Array, times: number): Int32Array => {
  const all = new Int32Array(codes.length * times);
  for (let i = 0; i < times; i += 1) all.set(codes, i * codes.length);
  return all;
};

/** The rows of a cube as an Arrow IPC stream of one batch: the bin, the members, the sums. Metadata `cube` describes it. */
export const cubeToArrow = ({ description, lists, blocks }: Cube): Uint8Array => {
  const { nCells, nBlocks } = blocks;
  const nRows = nCells * nBlocks;
  const columns: [string, Data][] = [
    [
      description.active,
      memberData(
        0,
        Int32Array.from({ length: nRows }, (_, row) => Math.floor(row / nCells)),
        description.bins,
      ),
    ],
    ...description.by.map((name, i): [string, Data] => [
      name,
      memberData(i + 1, repeat(blocks.codes[i] ?? new Int32Array(), nBlocks), lists[i] ?? []),
    ]),
    ...[...blocks.sums].map(([name, values]): [string, Data] => [name, numberData(values)]),
  ];
  const fields = columns.map(([name, data]) => new Field(name, data.type as DataType, true));
  const schema = new Schema(fields, new Map([['cube', JSON.stringify(description)]]));
  const batch = new RecordBatch(
    schema,
    makeData({
      type: new Struct(fields),
      length: nRows,
      nullCount: 0,
      children: columns.map(([, data]) => data),
    }),
  );
  return tableToIPC(new Table(schema, [batch]), 'stream');
};
