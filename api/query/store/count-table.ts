import type { CaseCount, Grain } from '../../../etl/model/rollup.ts';
import { createMemory } from '../../../etl/warehouse/memory.ts';
import type { NumberColumns, Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import type { Held } from '../held.ts';
import { cellKeys, cellOrder, MOST_CELLS, type CellKeys } from './cell-table.ts';
import { codeDimensions } from './code-dimensions.ts';
import { columnOf, type Coding } from './code-members.ts';

/** Counts of cases in memory, as coarse as the questions they answer. */
export interface CountTable extends CellKeys {
  /** A column of counts, read when it is first asked for. */
  counts(session: Session, name: CaseCount): Promise<Float64Array>;
  /** The columns that were asked for. */
  known(): readonly CaseCount[];
}

/** Columns of counts that are kept of a table; what is unused longest goes first. */
const COLUMNS = 16;

/** Cells in an order that is the same in every reading, so that columns read at different times stand side by side. */
const readCells = (session: Session, coding: Coding, measure: string): Promise<NumberColumns> => {
  const keys = [
    `CAST(date_diff('day', DATE '1970-01-01', f."on") AS INTEGER) AS "on"`,
    'CAST(f.is_assessed AS INTEGER) AS is_assessed',
    ...coding.columns,
  ];
  return session.numberColumns(
    `SELECT ${keys.join(', ')}, ${measure} AS measure FROM ${coding.from}
     GROUP BY ALL ${cellOrder(coding)}`,
    coding.values,
  );
};

/**
 * Reads the keys of a rollup, of which only some dimensions are kept apart. Counts follow when they are asked for.
 * @returns null when there are too many cells.
 */
export const loadCountTable = async (
  session: Session,
  grain: Grain,
  dimensions: readonly GroupDimension[],
  held: Held,
): Promise<CountTable | null> => {
  const coding = await codeDimensions(session, grain.table, 'case', dimensions, held);
  const read = await readCells(session, coding, 'CAST(count(*) AS DOUBLE)');
  const length = read.rowCount;
  if (length > MOST_CELLS) return null;
  const counts = createMemory(COLUMNS);
  const asked = new Set<CaseCount>();
  return {
    ...cellKeys(read, coding),
    known: () => [...asked],
    counts: (reader, name) => {
      asked.add(name);
      return counts.remember(name, async () => {
        const column = await readCells(reader, coding, `CAST(sum(f.${name}) AS DOUBLE)`);
        if (column.rowCount !== length)
          throw new Error(`${grain.table} has ${length} cells, ${column.rowCount} were read`);
        return columnOf(column, 'measure');
      });
    },
  };
};
