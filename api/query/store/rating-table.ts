import type { Grain } from '../../../etl/model/rollup.ts';
import type { Session } from '../../../etl/warehouse/session.ts';
import type { GroupDimension } from '../../contract/dimensions.ts';
import type { Held } from '../held.ts';
import { cellKeys, cellOrder, MOST_CELLS, type CellKeys } from './cell-table.ts';
import { codeDimensions } from './code-dimensions.ts';
import { columnOf } from './code-members.ts';

/** What somebody answered: a point of an instrument with its score 0–100, or why there is none. */
export type Answer =
  | { readonly name: string; readonly instrument: string; readonly point: number; readonly score: number }
  | { readonly code: string };

/** A rollup of answers in memory, unweighted. */
export interface RatingTable extends CellKeys {
  readonly n: Float64Array;
  /** What each cell's answer is: its place in `answers`. */
  readonly answer: Int32Array;
  readonly answers: readonly Answer[];
}

interface Range {
  readonly instrument: string;
  readonly min: number;
  readonly max: number;
}

/** Reads a rollup of answers; those to an instrument that nobody knows are left out, as everywhere. */
export const loadRatingTable = async (
  session: Session,
  grain: Grain,
  dimensions: readonly GroupDimension[],
  held: Held,
): Promise<RatingTable | null> => {
  const ranges = new Map(
    (
      await session.rows<Range>(
        'SELECT instrument, CAST(min_point AS DOUBLE) AS min, CAST(max_point AS DOUBLE) AS max FROM instrument',
      )
    ).map((range) => [range.instrument, range]),
  );
  const coding = await codeDimensions(session, grain.table, 'rating', dimensions, held, {
    instrument: 'f.instrument',
    code: 'f.code',
  });
  const read = await session.numberColumns(
    `SELECT ${[
      `CAST(date_diff('day', DATE '1970-01-01', f."on") AS INTEGER) AS "on"`,
      'CAST(f.is_assessed AS INTEGER) AS is_assessed',
      ...coding.columns,
      'CAST(f.point AS DOUBLE) AS point',
    ].join(', ')}, CAST(sum(f.n) AS DOUBLE) AS n
     FROM ${coding.from} WHERE f.instrument IN (SELECT instrument FROM instrument)
     GROUP BY ALL HAVING sum(f.n) <> 0 ${cellOrder(coding)}`,
    coding.values,
  );
  if (read.rowCount > MOST_CELLS) return null;
  const cells = cellKeys(read, coding);
  const { on, keys } = cells;
  const point = columnOf(read, 'point');
  const nameOf = (key: string, cell: number): string =>
    keys.get(key)?.members[keys.get(key)?.codes[cell] ?? 0] ?? 'null';
  const answers: Answer[] = [];
  const known = new Map<string, number>();
  const answer = Int32Array.from(on, (_, cell) => {
    const value = point[cell] as number;
    const rated = !Number.isNaN(value);
    const name = rated ? `${nameOf('instrument', cell)} ${value}` : `~${nameOf('code', cell)}`;
    const met = known.get(name);
    if (met !== undefined) return met;
    known.set(name, answers.length);
    const instrument = nameOf('instrument', cell);
    const range = ranges.get(instrument);
    answers.push(
      rated
        ? {
            name,
            instrument,
            point: value,
            score: range ? (100 * (value - range.min)) / (range.max - range.min) : 0,
          }
        : { code: nameOf('code', cell) },
    );
    return answers.length - 1;
  });
  return {
    ...cells,
    n: columnOf(read, 'n'),
    answer,
    answers,
  };
};
