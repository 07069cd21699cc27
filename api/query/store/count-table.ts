import type { CaseCount, Grain } from '../../../etl/model/rollup.ts';
import { createMemory } from '../../../etl/warehouse/memory.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { Held } from '../held.ts';
import { runsOf, type CellKeys } from './cell-table.ts';
import { codeDimensions, dimensionsOf } from './code-dimensions.ts';
import { columnOf } from './code-members.ts';

/** A rollup of counts in memory, its cells in the order in which the rollup holds them. */
export interface CountTable extends CellKeys {
  /** A column of counts, read when it is first asked for. */
  counts(session: Session, name: CaseCount): Promise<Float64Array>;
}

/** Columns of counts that are kept of a rollup; what is unused longest goes first. */
const COLUMNS = 16;

/**
 * Reads the keys of a rollup. Counts follow in the same order: `rowid` is the order of the rollup, and stays so as long as
 * the data version does.
 */
export const loadCountTable = async (session: Session, grain: Grain, held: Held): Promise<CountTable> => {
  const coding = await codeDimensions(session, grain.table, 'case', dimensionsOf(grain.keys), held);
  const read = await session.numberColumns(
    `SELECT CAST(date_diff('day', DATE '1970-01-01', f."on") AS INTEGER) AS "on",
       ${['CAST(f.is_assessed AS INTEGER) AS is_assessed', ...coding.columns].join(', ')}
     FROM ${coding.from} ORDER BY f.rowid`,
    coding.values,
  );
  const counts = createMemory(COLUMNS);
  const on = Int32Array.from(columnOf(read, 'on'));
  return {
    length: read.rowCount,
    on,
    isAssessed: Uint8Array.from(columnOf(read, 'is_assessed')),
    keys: coding.decode(read),
    runs: runsOf(on),
    counts: (reader, name) => counts.remember(name, () => readCounts(reader, grain, name, read.rowCount)),
  };
};

const readCounts = async (
  session: Session,
  grain: Grain,
  name: CaseCount,
  length: number,
): Promise<Float64Array> => {
  const read = await session.numberColumns(`SELECT CAST(f.${name} AS INTEGER) AS n FROM ${grain.table} f`);
  if (read.rowCount !== length)
    throw new Error(`${grain.table} has ${length} cells, ${read.rowCount} were read`);
  return columnOf(read, 'n');
};
