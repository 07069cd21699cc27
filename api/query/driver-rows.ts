import type { DriverItem } from './driver-items.ts';
import { amongInstruments, INSTRUMENT_JOIN, SCORE } from './fetch-ratings.ts';
import type { Reader } from './held.ts';
import { scan, selectSql, type Selection } from './plan.ts';
import { weigh } from './weights/raked-fact.ts';

/** Scores 0–100 of the respondents who answered everything, in one order for all. */
export interface CompleteAnswers {
  readonly outcome: readonly number[];
  readonly items: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly weights: readonly number[];
  /** Respondents who answered any of it. */
  readonly nRespondents: number;
}

interface Respondent {
  readonly items: readonly string[];
  readonly scores: readonly number[];
  readonly weight: number;
}

/** Reads who answered what; respondents stand in the order of their imports and lines. */
export const readComplete = async (
  session: Reader,
  selection: Selection,
  outcome: DriverItem,
  items: readonly DriverItem[],
  weighted: boolean,
): Promise<CompleteAnswers> => {
  const asked = [outcome, ...items];
  const among = amongInstruments(
    asked.flatMap(({ instruments }) => instruments.map(({ instrument }) => instrument)),
  );
  const over = scan(weigh(session.held, weighted), { ...selection, by: [] }, 'rating_fact', null);
  const respondents = await session.rows<Respondent>(
    `${selectSql(
      over,
      [
        'f.import_id AS import_id',
        'f.line AS line',
        'any_value(f.weight) AS weight',
        'list(f.item ORDER BY f.item) AS items',
        `list(${SCORE} ORDER BY f.item) AS scores`,
      ],
      INSTRUMENT_JOIN,
      [among.condition, `f.kind = 'survey'`, 'f.point IS NOT NULL'],
    )} ORDER BY import_id, line`,
    { ...over.values, ...among.values },
  );
  const complete = respondents.filter(
    ({ items: answered, weight }) => answered.length === asked.length && weight > 0,
  );
  const column = ({ item }: DriverItem): number[] =>
    complete.map(({ items: answered, scores }) => scores[answered.indexOf(item)] as number);
  return {
    outcome: column(outcome),
    items: items.map((item) => ({ name: item.item, values: column(item) })),
    weights: complete.map(({ weight }) => (weighted ? weight : 1)),
    nRespondents: respondents.length,
  };
};
