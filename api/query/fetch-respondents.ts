import type { Bound } from '../../etl/warehouse/session.ts';
import { emptyRatingCells, type RatingCells } from './cells.ts';
import { collect, num, type Fetched, type Row } from './collect-cells.ts';
import { addRating, amongInstruments, INSTRUMENT_JOIN, SCORE } from './fetch-ratings.ts';
import type { Held, Reader } from './held.ts';
import { scan, selectSql, type Scan, type Selection } from './plan.ts';
import { weigh } from './weights/raked-fact.ts';
import { emptySenseCells, type SenseCells } from './sense-cells.ts';

/** Which answers belong together: those of one sense, or of named instruments. */
export type Battery =
  { readonly sense: string } | { readonly instruments: readonly string[]; readonly nItems: number };

const conditionsOf = (battery: Battery): { conditions: string[]; values: Record<string, Bound> } => {
  const { condition, values } =
    'sense' in battery
      ? { condition: 'i.sense = $sense', values: { sense: battery.sense } }
      : amongInstruments(battery.instruments);
  return { conditions: [condition, `f.kind = 'survey'`, 'f.point IS NOT NULL'], values };
};

const namesOf = (selection: Selection): string => selection.by.map((_, i) => `d${i}, `).join('');

/** Each respondent’s mean score over the battery, with the weight; all items must be answered when `nItems` says so. */
const meansSql = (over: Scan, battery: Battery): string => {
  const perRespondent = selectSql(
    over,
    [
      'f.import_id AS import_id',
      'f.line AS line',
      'any_value(f.weight) AS weight',
      `round(avg(${SCORE}), 9) AS score`,
      'count(DISTINCT f.item) AS n_items',
    ],
    INSTRUMENT_JOIN,
    conditionsOf(battery).conditions,
  );
  return 'sense' in battery
    ? perRespondent
    : `SELECT * FROM (${perRespondent}) WHERE n_items = ${Math.trunc(battery.nItems)}`;
};

/** Each respondent's mean over a battery as a statement: the dimensions, `weight`, `score`. */
export const respondentMeans = (
  held: Held,
  selection: Selection,
  battery: Battery,
  weighted: boolean,
): { sql: string; values: Readonly<Record<string, Bound>> } => {
  const over = scan(weigh(held, weighted), selection, 'rating_fact', null);
  return { sql: meansSql(over, battery), values: { ...over.values, ...conditionsOf(battery).values } };
};

const fetchMeans = async (
  session: Reader,
  selection: Selection,
  battery: Battery,
  weighted: boolean,
): Promise<readonly Row[]> => {
  const { sql, values } = respondentMeans(session.held, selection, battery, weighted);
  return session.rows<Row>(
    `SELECT ${namesOf(selection)} score, weight, score AS point, '' AS instrument, count(*) AS n, sum(weight) AS w,
       sum(CAST(weight * weight AS DECIMAL(38,12))) AS w2
     FROM (${sql}) GROUP BY ALL`,
    values,
  );
};

/** Each respondent’s mean over a battery of items; only the rows know who answered what. */
export const fetchRespondentMeans = async (
  session: Reader,
  selection: Selection,
  battery: Battery,
  weighted: boolean,
): Promise<Fetched<RatingCells>> => {
  const groups: Fetched<RatingCells>['groups'] = new Map();
  collect(
    groups,
    await fetchMeans(session, selection, battery, weighted),
    selection,
    emptyRatingCells,
    addRating(weighted),
  );
  return { source: 'rows', groups };
};

/** Sums over the respondents who answered every item their survey has for the sense: by item, and of their totals. */
const completeSql = (over: Scan, selection: Selection, battery: Battery): string => {
  const names = namesOf(selection);
  const answers = selectSql(
    over,
    [
      'f.import_id AS import_id',
      'f.line AS line',
      'f.source AS source',
      'f.item AS item',
      `${SCORE} AS score`,
    ],
    INSTRUMENT_JOIN,
    conditionsOf(battery).conditions,
  );
  return `WITH answered AS (${answers}),
    asked AS (SELECT source, count(DISTINCT item) AS n_items FROM instrument WHERE sense = $sense GROUP BY source),
    complete AS (
      SELECT ${names} import_id, line, source, sum(score) AS total FROM answered JOIN asked USING (source)
      GROUP BY ALL HAVING count(*) = any_value(n_items))
    SELECT ${names} source, item, count(*) AS n, sum(score) AS s, sum(score * score) AS s2
    FROM answered WHERE (import_id, line) IN (SELECT (import_id, line) FROM complete) GROUP BY ALL
    UNION ALL SELECT ${names} source, NULL, count(*), sum(total), sum(total * total) FROM complete GROUP BY ALL`;
};

/** A sense by respondent, with what Cronbach’s α follows from. */
export const fetchSenseCells = async (
  session: Reader,
  selection: Selection,
  sense: string,
  weighted: boolean,
): Promise<Fetched<SenseCells>> => {
  const battery = { sense };
  const groups: Fetched<SenseCells>['groups'] = new Map();
  const add = addRating(weighted);
  collect(
    groups,
    await fetchMeans(session, selection, battery, weighted),
    selection,
    emptySenseCells,
    (cells, row) => add(cells.means, row),
  );
  const over = scan(weigh(session.held, false), selection, 'rating_fact', null);
  const rows = await session.rows<Row>(completeSql(over, selection, battery), { ...over.values, sense });
  collect(groups, rows, selection, emptySenseCells, (cells, row) => {
    const moments = { n: num(row, 'n'), s: num(row, 's'), s2: num(row, 's2') };
    const source = String(row['source']);
    if (row['item'] === null) cells.totals.set(source, moments);
    else cells.items.set(JSON.stringify([source, row['item']]), moments);
  });
  return { source: 'rows', groups };
};
