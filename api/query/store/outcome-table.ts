import type { Grain } from '../../../etl/model/rollup.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import type { Held } from '../held.ts';
import type { OutcomePattern } from '../outcome-cells.ts';
import { cellKeys, cellOrder, MOST_CELLS, type CellKeys } from './cell-table.ts';
import { codeDimensions } from './code-dimensions.ts';
import { columnOf } from './code-members.ts';

/** What follow-ups were told, in memory. */
export interface OutcomeTable extends CellKeys {
  readonly n: Float64Array;
  /** Which pattern each cell shows: its place in `patterns`. */
  readonly pattern: Int32Array;
  readonly patterns: readonly OutcomePattern[];
}

const YES_OR_NO = [
  'contacted',
  'resolved',
  'is_satisfied',
  'is_satisfied_official',
  'is_first_satisfied',
] as const;

/** Reads the rollup of follow-ups; null when there are too many cells. */
export const loadOutcomeTable = async (
  session: Session,
  grain: Grain,
  dimensions: readonly GroupDimension[],
  held: Held,
): Promise<OutcomeTable | null> => {
  const coding = await codeDimensions(session, grain.table, 'case', dimensions, held, { state: 'f.state' });
  const read = await session.numberColumns(
    `SELECT ${[
      `CAST(date_diff('day', DATE '1970-01-01', f."on") AS INTEGER) AS "on"`,
      'CAST(f.is_assessed AS INTEGER) AS is_assessed',
      ...coding.columns,
      ...YES_OR_NO.map((name) => `CAST(f.${name} AS INTEGER) AS ${name}`),
      'f.n_follow_ups AS n_follow_ups',
    ].join(', ')}, CAST(sum(f.n) AS DOUBLE) AS n
     FROM ${coding.from} GROUP BY ALL HAVING sum(f.n) <> 0 ${cellOrder(coding)}`,
    coding.values,
  );
  if (read.rowCount > MOST_CELLS) return null;
  const cells = cellKeys(read, coding);
  const { on, keys } = cells;
  const { isAssessed } = cells;
  const state = keys.get('state');
  const told = Object.fromEntries(YES_OR_NO.map((name) => [name, columnOf(read, name)]));
  const followUps = columnOf(read, 'n_follow_ups');
  const yesOrNo = (name: (typeof YES_OR_NO)[number], cell: number): boolean | null => {
    const value = told[name]?.[cell] as number;
    return Number.isNaN(value) ? null : value === 1;
  };
  const patterns: OutcomePattern[] = [];
  const known = new Map<string, number>();
  const pattern = Int32Array.from(on, (_, cell) => {
    const n = followUps[cell] as number;
    const shown: OutcomePattern = {
      state: (state?.members[state.codes[cell] ?? 0] ?? 'open') as OutcomePattern['state'],
      contacted: yesOrNo('contacted', cell),
      resolved: yesOrNo('resolved', cell),
      is_satisfied: yesOrNo('is_satisfied', cell),
      is_satisfied_official: yesOrNo('is_satisfied_official', cell),
      is_first_satisfied: yesOrNo('is_first_satisfied', cell),
      n_follow_ups: Number.isNaN(n) ? null : n,
      is_assessed: isAssessed[cell] === 1,
    };
    const name = JSON.stringify(shown);
    const met = known.get(name);
    if (met !== undefined) return met;
    known.set(name, patterns.push(shown) - 1);
    return patterns.length - 1;
  });
  return {
    ...cells,
    n: columnOf(read, 'n'),
    pattern,
    patterns,
  };
};
