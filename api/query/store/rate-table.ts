import type { Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import { aliasJoins, dimensionSql } from '../dimension-sql.ts';
import type { Held } from '../held.ts';
import type { RowRate } from '../row-rate.ts';
import { cellKeys, cellOrder, type CellKeys } from './cell-table.ts';
import { codeMembers, columnOf } from './code-members.ts';

/** A rate that only the rows know, worked out from all of them once: by month and a few dimensions. */
export interface RateTable extends CellKeys {
  readonly x: Float64Array;
  readonly n: Float64Array;
  readonly known: Float64Array;
}

/** Reads all live rows. Whether a case came back does not depend on what is asked, so one reading answers every month. */
export const loadRateTable = async (
  session: Session,
  rate: RowRate,
  dimensions: readonly GroupDimension[],
  held: Held,
): Promise<RateTable> => {
  const joins = aliasJoins(dimensions, held);
  const coding = await codeMembers(
    session,
    `${rate.relation} f ${joins}`,
    Object.fromEntries(dimensions.map((dimension) => [dimension, dimensionSql(dimension, 'case', held)])),
    `case_fact f ${joins}`,
  );
  const read = await session.numberColumns(
    `SELECT ${[
      `CAST(date_diff('day', DATE '1970-01-01', date_trunc('month', f."on")) AS INTEGER) AS "on"`,
      'CAST(f.is_assessed AS INTEGER) AS is_assessed',
      ...coding.columns,
      ...(['x', 'n', 'known'] as const).map((name) => `CAST(${rate[name]} AS DOUBLE) AS ${name}`),
    ].join(', ')}
     FROM ${coding.from} WHERE ${['f.live', ...rate.conditions].join(' AND ')} GROUP BY ALL ${cellOrder(coding)}`,
    coding.values,
  );
  return {
    ...cellKeys(read, coding),
    x: columnOf(read, 'x'),
    n: columnOf(read, 'n'),
    known: columnOf(read, 'known'),
  };
};
