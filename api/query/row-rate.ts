/** A rate of cases that no rollup holds: what is counted over which rows, as SQL over `f`. */
export interface RowRate {
  /** `case_fact` or a view of it. */
  readonly relation: 'case_fact' | 'repeat_fact' | 'trouble_fact';
  readonly x: string;
  readonly n: string;
  /** Of how many it could be told at all. */
  readonly known: string;
  readonly conditions: readonly string[];
}

/** Cases that came back (x) among all (n); whether one did is known only beside the rows around it. */
export const REPEATS: RowRate = {
  relation: 'repeat_fact',
  x: 'count(*) FILTER (WHERE f.is_repeat)',
  n: 'count(*)',
  known: 'count(*) FILTER (WHERE f.is_repeat_known)',
  conditions: [],
};

/** Cases closed within a day of which the citizen says that they were not solved (x), of those who say anything (n). */
export const SAME_DAY_UNFIXED: RowRate = {
  relation: 'case_fact',
  x: 'count(*) FILTER (WHERE NOT f.resolved)',
  n: 'count(*)',
  known: 'count(*)',
  conditions: ['f.is_demand', 'f.is_reached', 'f.days = 0', 'f.resolved IS NOT NULL'],
};

/** Troubles that were reported twice (x), of those reported once or twice (n), by the day of their first report. */
export const TROUBLES: RowRate = {
  relation: 'trouble_fact',
  x: 'count(*) FILTER (WHERE f.n_reports = 2)',
  n: 'count(*)',
  known: 'count(*)',
  conditions: ['f.n_reports <= 2'],
};
