import type { Bound } from '../../etl/warehouse/session.ts';
import { emptyRatingCells, isEmptyRatingCells, type RatingCells } from './cells.ts';
import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import type { Held, Reader } from './held.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';
import { fetchStoredRatings } from './store/fetch-ratings.ts';
import { weigh } from './weights/raked-fact.ts';

/** Which rated answers a question is about. */
export interface RatingChoice {
  readonly kind: 'survey' | 'complaints' | null;
  /** Instruments to read; null for all of them. */
  readonly instruments: readonly string[] | null;
}

/** Whether an answer was given to one of the instruments; the engine takes no empty list. */
export const amongInstruments = (
  instruments: readonly string[],
): { condition: string; values: Record<string, Bound> } =>
  instruments.length === 0
    ? { condition: 'false', values: {} }
    : {
        condition: 'list_contains($instruments, f.instrument)',
        values: { instruments: [...instruments] },
      };

/** The conditions that keep the answers a question is about. */
export const choiceSql = (choice: RatingChoice): { conditions: string[]; values: Record<string, Bound> } => {
  const among = choice.instruments && amongInstruments(choice.instruments);
  return {
    conditions: [...(choice.kind ? ['f.kind = $kind'] : []), ...(among ? [among.condition] : [])],
    values: { ...(choice.kind ? { kind: choice.kind } : {}), ...among?.values },
  };
};

const addMissing = (cells: RatingCells, code: string, n: number, sums: Row): void => {
  const held = cells.missing.get(code) ?? { n: 0, w: 0, w2: 0 };
  cells.missing.set(code, { n: held.n + n, w: held.w + num(sums, 'w'), w2: held.w2 + num(sums, 'w2') });
};

/** Adds a row of answers to the cells of its group. */
export const addRating =
  (weighted: boolean) =>
  (cells: RatingCells, row: Row): void => {
    const n = num(row, 'n');
    if (row['point'] === null || row['point'] === undefined) {
      addMissing(cells, String(row['code']), n, weighted ? row : { w: n, w2: n });
      return;
    }
    const point = Number(row['point']);
    const instrument = String(row['instrument']);
    const key = `${instrument} ${point}`;
    const held = cells.rated.get(key) ?? { instrument, point, score: num(row, 'score'), n: 0, w: 0, w2: 0 };
    held.n += n;
    held.w += weighted ? num(row, 'w') : n;
    held.w2 += weighted ? num(row, 'w2') : n;
    cells.rated.set(key, held);
  };

/** What a score needs to know of the scale it was given on. */
export const INSTRUMENT_JOIN = 'JOIN instrument i ON i.instrument = f.instrument';
/** An answer as 0–100 of its scale. */
export const SCORE = '100 * (f.point - i.min_point) / (i.max_point - i.min_point)';

/** The surveys a question is about; null for all of them. */
export const sourcesOf = (choice: RatingChoice, held: Held): ReadonlySet<string> | null =>
  choice.instruments &&
  new Set(
    held.instruments
      .filter(({ instrument }) => choice.instruments?.includes(instrument))
      .map(({ source }) => source),
  );

/** Rated answers by instrument and scale point. */
export const fetchRatingCells = async (
  session: Reader,
  selection: Selection,
  choice: RatingChoice,
  weighted: boolean,
): Promise<Fetched<RatingCells>> => {
  const held = weigh(session.held, weighted && choice.kind !== 'complaints', sourcesOf(choice, session.held));
  const grain = chooseGrain(held, selection, 'rating_fact', 'sums');
  // Complaints have no weights, and reading the exact sums of weights takes the engine five times as long as all else.
  const hasWeights = weighted && choice.kind !== 'complaints';
  const stored = grain && !hasWeights && (await fetchStoredRatings(session, selection, choice, grain));
  if (stored) return stored;
  const over = scan(held, selection, 'rating_fact', grain);
  const { conditions, values } = choiceSql(choice);
  const weights = grain
    ? ['sum(f.w) AS w', 'sum(f.w2) AS w2']
    : ['sum(f.weight) AS w', 'sum(CAST(f.weight * f.weight AS DECIMAL(38,12))) AS w2'];
  const sums = [grain ? 'CAST(sum(f.n) AS BIGINT) AS n' : 'count(*) AS n', ...(hasWeights ? weights : [])];
  const groups: Fetched<RatingCells>['groups'] = new Map();
  const answers = selectSql(
    over,
    ['f.instrument AS instrument', 'f.point AS point', 'f.code AS code', ...sums],
    '',
    conditions,
  );
  const rows = await session.rows<Row>(
    // Cells that were moved away leave zeros behind.
    `SELECT f.*, ${SCORE} AS score FROM (${answers}) f ${INSTRUMENT_JOIN} WHERE f.n <> 0`,
    { ...over.values, ...values },
  );
  collect(groups, rows, selection, emptyRatingCells, addRating(hasWeights));
  return { source: over.source, groups: prune(groups, isEmptyRatingCells) };
};
