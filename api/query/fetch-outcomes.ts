import { collect, num, prune, type Fetched, type Row } from './collect-cells.ts';
import type { Reader } from './held.ts';
import {
  emptyOutcomeCells,
  PATTERN_COLUMNS,
  patternKey,
  type OutcomeCells,
  type OutcomePattern,
} from './outcome-cells.ts';
import { chooseGrain, scan, selectSql, type Selection } from './plan.ts';
import { fetchStoredOutcomes } from './store/fetch-outcomes.ts';

/** Patterns of follow-up answers. */
export const fetchOutcomeCells = async (
  session: Reader,
  selection: Selection,
): Promise<Fetched<OutcomeCells>> => {
  const grain = chooseGrain(session.held, selection, 'case_fact', 'n', ({ keys }) => 'contacted' in keys);
  const stored = grain && (await fetchStoredOutcomes(session, selection, grain));
  if (stored) return stored;
  const over = scan(session.held, selection, 'case_fact', grain);
  const rows = await session.rows<Row>(
    selectSql(
      over,
      [...PATTERN_COLUMNS.map((name) => `f.${name} AS ${name}`), grain ? 'sum(f.n) AS n' : 'count(*) AS n'],
      '',
      grain ? [] : ['f.is_demand', 'f.is_reached'],
    ),
    over.values,
  );
  const groups: Fetched<OutcomeCells>['groups'] = new Map();
  collect(groups, rows, selection, emptyOutcomeCells, (cells, row) => {
    const pattern = Object.fromEntries(
      PATTERN_COLUMNS.map((name) => [name, row[name]]),
    ) as unknown as OutcomePattern;
    const key = patternKey(pattern);
    const n = (cells.get(key)?.n ?? 0) + num(row, 'n');
    if (n === 0) cells.delete(key);
    else cells.set(key, { pattern, n });
  });
  return { source: over.source, groups: prune(groups, (cells) => cells.size === 0) };
};
