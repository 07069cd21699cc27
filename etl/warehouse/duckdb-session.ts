import {
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBScalarFunction,
  DuckDBStructValue,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { readNumberColumns } from './duckdb-columns.ts';
import type { Memory } from './memory.ts';
import type { Bound, Session } from './session.ts';

/** A value as the rest of the project reads it: counts as numbers, instants and days as ISO-like text. */
const plain = (value: DuckDBValue): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, plain(entry)]));
  if (value instanceof DuckDBBlobValue) return value.bytes;
  return value.toString();
};

const bind = (value: Bound): DuckDBValue => {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (Array.isArray(value)) return listValue(value as DuckDBValue[]);
  return value as DuckDBValue;
};

/** Undefined when there is nothing to bind: the driver then asks the engine once instead of four times. */
const bindAll = (
  values: Readonly<Record<string, Bound>> | undefined,
): Record<string, DuckDBValue> | undefined => {
  const entries = Object.entries(values ?? {});
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([name, value]) => [name, bind(value)]));
};

/** Volatile, so that the engine neither repeats nor saves a call. */
const textFunction = (name: string, read: (text: string) => string): DuckDBScalarFunction =>
  DuckDBScalarFunction.create({
    name,
    returnType: VARCHAR,
    parameterTypes: [VARCHAR],
    volatile: true,
    mainFunction: (_call, input, output) => {
      const texts = input.getColumnVector(0);
      for (let row = 0; row < input.rowCount; row += 1) {
        const text = texts.getItem(row);
        output.setItem(row, typeof text === 'string' ? read(text) : null);
      }
      output.flush();
    },
  });

/** A session, and when its connection is closed for good. */
export interface OpenSession {
  readonly session: Session;
  /** Resolves once it is closed and nothing of it runs any more. */
  ended(): Promise<void>;
}

/**
 * A DuckDB connection as a `Session`; without a memory it remembers nothing. The driver must not close a connection on
 * which a statement runs: the statement is interrupted, and its end awaited.
 */
export const openSession = (connection: DuckDBConnection, memory: Memory | null): OpenSession => {
  let isInTransaction = false;
  let closed: Promise<void> | null = null;
  const running = new Set<Promise<unknown>>();
  const tracked = async <T>(begin: () => Promise<T>): Promise<T> => {
    if (closed) throw new Error('the session is closed');
    const statement = begin();
    running.add(statement);
    try {
      return await statement;
    } finally {
      running.delete(statement);
    }
  };
  const runAlone = (sql: string): Promise<unknown> => tracked(() => connection.run(sql));
  const close = async (): Promise<void> => {
    if (running.size > 0) connection.interrupt();
    await Promise.allSettled(running);
    connection.closeSync();
  };
  const session: Session = {
    async run(sql, values) {
      const result = await tracked(() => connection.run(sql, bindAll(values)));
      return result.rowsChanged;
    },
    async rows<Row extends object>(sql: string, values?: Readonly<Record<string, Bound>>) {
      const reader = await tracked(() => connection.runAndReadAll(sql, bindAll(values)));
      const names = reader.deduplicatedColumnNames();
      return reader.getRows().map((values) => {
        const row: Record<string, unknown> = {};
        for (const [i, name] of names.entries()) row[name] = plain(values[i] as DuckDBValue);
        return row as Row;
      });
    },
    numberColumns: (sql, values) => tracked(() => readNumberColumns(connection, sql, bindAll(values))),
    async transaction(work) {
      if (isInTransaction) return work();
      await runAlone('BEGIN TRANSACTION');
      isInTransaction = true;
      try {
        const result = await work();
        await runAlone('COMMIT');
        return result;
      } catch (error) {
        await runAlone('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        isInTransaction = false;
      }
    },
    define(name, read) {
      connection.registerScalarFunction(textFunction(name, read));
    },
    remember(name, read) {
      return memory ? memory.remember(name, read) : read();
    },
    remembers: memory !== null,
    interrupt() {
      if (!closed) connection.interrupt();
    },
    close() {
      closed ??= close();
    },
  };
  return { session, ended: () => closed ?? Promise.resolve() };
};
