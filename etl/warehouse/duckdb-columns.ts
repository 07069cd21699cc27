import type { DuckDBConnection, DuckDBDataChunk, DuckDBVector, DuckDBValue } from '@duckdb/node-api';
import type { NumberColumns } from './session.ts';

/**
 * The numbers of a vector as the driver holds them. The driver does not promise these fields: whatever looks different is
 * read value by value instead.
 */
const rawNumbers = (vector: DuckDBVector): Int32Array | Float64Array | null => {
  if (!('items' in vector) || !('validity' in vector)) return null;
  const { items, validity } = vector;
  const isWhole = typeof validity === 'object' && validity !== null && 'data' in validity && !validity.data;
  if (!isWhole) return null;
  return items instanceof Int32Array || items instanceof Float64Array ? items : null;
};

const copyColumn = (into: Float64Array, at: number, chunk: DuckDBDataChunk, column: number): void => {
  const vector = chunk.getColumnVector(column);
  const raw = rawNumbers(vector);
  if (raw) {
    into.set(raw.length === chunk.rowCount ? raw : raw.subarray(0, chunk.rowCount), at);
    return;
  }
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const value = vector.getItem(row);
    into[at + row] = value === null ? Number.NaN : Number(value);
  }
};

/** Runs a statement whose columns are all numbers and copies them column by column. */
export const readNumberColumns = async (
  connection: DuckDBConnection,
  sql: string,
  values: Record<string, DuckDBValue> | undefined,
): Promise<NumberColumns> => {
  const result = await connection.run(sql, values);
  const chunks = await result.fetchAllChunks();
  const rowCount = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = result.deduplicatedColumnNames().map((name, column) => {
    const numbers = new Float64Array(rowCount);
    let at = 0;
    for (const chunk of chunks) {
      copyColumn(numbers, at, chunk, column);
      at += chunk.rowCount;
    }
    return [name, numbers] as const;
  });
  return { rowCount, columns: new Map(columns) };
};
