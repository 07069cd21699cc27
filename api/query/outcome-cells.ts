import { OUTCOME_KEYS } from '../../etl/model/rollup.ts';
import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import type { Reader } from './held.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';

/** Cases reached by their follow-up that said the same; null where nothing was said. */
export interface OutcomePattern {
  readonly state: 'open' | 'closed' | 'invalid';
  readonly contacted: boolean | null;
  readonly resolved: boolean | null;
  readonly is_satisfied: boolean | null;
  readonly is_satisfied_official: boolean | null;
  readonly is_first_satisfied: boolean | null;
  readonly n_follow_ups: number | null;
  readonly is_assessed: boolean;
}

/** How many cases show each pattern. */
export type OutcomeCells = Map<string, { readonly pattern: OutcomePattern; readonly n: number }>;

export const emptyOutcomeCells = (): OutcomeCells => new Map();

export const addOutcomeCells = (into: OutcomeCells, from: OutcomeCells, sign: 1 | -1 = 1): OutcomeCells => {
  for (const [key, { pattern, n }] of from) {
    const sum = (into.get(key)?.n ?? 0) + sign * n;
    if (sum === 0) into.delete(key);
    else into.set(key, { pattern, n: sum });
  }
  return into;
};

const COLUMNS = [...Object.keys(OUTCOME_KEYS), 'is_assessed'] as readonly (keyof OutcomePattern)[];

/** Patterns of follow-up answers. */
export const fetchOutcomeCells = async (
  session: Reader,
  selection: Selection,
): Promise<Fetched<OutcomeCells>> => {
  const grain = chooseGrain(session.held, selection, 'case_fact', 'n', ({ keys }) => 'contacted' in keys);
  const over = scan(session.held, selection, 'case_fact', grain);
  const rows = await session.rows<Row>(
    selectSql(
      over,
      [...COLUMNS.map((name) => `f.${name} AS ${name}`), grain ? 'sum(f.n) AS n' : 'count(*) AS n'],
      '',
      grain ? [] : ['f.is_demand', 'f.is_reached'],
    ),
    over.values,
  );
  const groups: Fetched<OutcomeCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyOutcomeCells, (cells, row) => {
    const pattern = Object.fromEntries(COLUMNS.map((name) => [name, row[name]])) as unknown as OutcomePattern;
    const key = JSON.stringify(COLUMNS.map((name) => pattern[name]));
    const n = (cells.get(key)?.n ?? 0) + num(row, 'n');
    if (n === 0) cells.delete(key);
    else cells.set(key, { pattern, n });
  });
  return { source: over.source, groups: prune(groups, (cells) => cells.size === 0) };
};
