import type { ByteSource } from '../container/byte-source.ts';
import { createDecoder } from '../encoding/text-decoder.ts';
import { MAX_COLUMNS, MAX_RECORD_CHARS } from '../limits.ts';
import { TextWriter } from '../records/text-writer.ts';
import { writeRecord } from '../records/write-record.ts';
import { refuse } from '../refuse.ts';
import { flattenObject, parseObject } from './flatten-object.ts';
import { JsonSplitter } from './json-splitter.ts';

/** Whether a text is JSON rather than a table whose first cell begins with a bracket. */
export const looksLikeJson = (sample: string): boolean => /^\ufeff?\s*(\{\s*["}]|\[\s*[[{"\]])/.test(sample);

interface FlatObject {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
}

/** The objects of a JSON list, flattened, a batch per chunk. @throws Problem `bad_json` with the line. */
async function* readObjects(
  source: ByteSource,
  encoding: string,
  file: string,
): AsyncGenerator<FlatObject[]> {
  const decoder = createDecoder(encoding);
  const splitter = new JsonSplitter();
  const take = (text: string): FlatObject[] =>
    splitter.push(text).map((piece) => {
      const object = parseObject(piece.text);
      if (!object) throw refuse('bad_json', file, { line: piece.line, value: piece.text.slice(0, 200) });
      if (object['type'] === 'FeatureCollection')
        throw refuse('not_a_table', file, { detail: 'The file is a map (GeoJSON), not a table.' });
      return { cells: flattenObject(object), line: piece.line };
    });
  for await (const chunk of source.open()) {
    yield take(decoder.write(chunk));
    if (splitter.faultLine !== null) throw refuse('bad_json', file, { line: splitter.faultLine });
    if (splitter.pending > MAX_JSON_CHARS) throw refuse('too_large_line', file);
  }
  yield take(decoder.end());
  if (!splitter.complete)
    throw refuse('bad_json', file, splitter.faultLine === null ? {} : { line: splitter.faultLine });
}

/** One object may be as long as several records: its keys are written out each time. */
const MAX_JSON_CHARS = 16 * MAX_RECORD_CHARS;

/**
 * Writes a JSON array of objects or NDJSON as canonical CSV: one header, the keys in the order in which they first
 * appear; an object without a key has a blank cell there.
 * @returns the line of each record, the header's first.
 */
export const convertJson = async (
  source: ByteSource,
  { encoding, path, file }: { encoding: string; path: string; file: string },
): Promise<number[]> => {
  const names = new Set<string>();
  for await (const batch of readObjects(source, encoding, file)) {
    for (const { cells, line } of batch) {
      for (const name of cells.keys()) names.add(name);
      if (names.size > MAX_COLUMNS) throw refuse('too_many_columns', file, { line });
    }
  }
  if (names.size === 0) throw refuse('no_rows', file, { detail: 'The JSON holds no objects.' });
  const columns = [...names];
  const writer = await TextWriter.create(path);
  const lines = [1];
  try {
    await writer.write(writeRecord(columns));
    for await (const batch of readObjects(source, encoding, file)) {
      for (const { cells, line } of batch) {
        await writer.write(writeRecord(columns.map((name) => cells.get(name) ?? '')));
        lines.push(line);
      }
    }
  } finally {
    await writer.close();
  }
  return lines;
};
