import { OUTCOME_KEYS } from '../../etl/model/rollup.ts';

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

/** What a pattern is told apart by. */
export const PATTERN_COLUMNS = [
  ...Object.keys(OUTCOME_KEYS),
  'is_assessed',
] as readonly (keyof OutcomePattern)[];

/** One text for a pattern, equal for equal ones. */
export const patternKey = (pattern: OutcomePattern): string =>
  JSON.stringify(PATTERN_COLUMNS.map((name) => pattern[name]));
