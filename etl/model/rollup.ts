/**
 * The additive cells every number is made of. A rollup holds only counts and sums, partitioned by import;
 * the same expressions over the rows give the same numbers, and a property test says so.
 */

/** Count columns of the case cells: how many of the case rows meet the condition. */
export const CASE_COUNTS = {
  /** Demands: every case that is not a consultation. */
  n_cases: 'is_demand',
  n_consultations: 'NOT is_demand',
  n_closed: "is_demand AND state = 'closed'",
  /** Closed before it was opened: counted, in no duration. */
  n_invalid: "is_demand AND state = 'invalid'",
  n_open: "is_demand AND state = 'open'",
  /** Follow-up reached the citizen (V). */
  n_reached: 'is_demand AND is_reached',
  /** Closed, follow-up did not reach the citizen (U). */
  n_unreached: "is_demand AND state <> 'open' AND NOT is_reached",
  n_reached_closed: "is_demand AND state <> 'open' AND is_reached",
  /** Closed at whatever time, also before the opening. */
  n_ended: "is_demand AND state <> 'open'",
  n_follow_up_known: 'is_demand AND (reached IS NOT NULL OR is_reached)',
  n_contact_known: 'is_demand AND is_reached AND contacted IS NOT NULL',
  n_contacted: 'is_demand AND is_reached AND contacted',
  n_resolution_known: 'is_demand AND is_reached AND resolved IS NOT NULL',
  n_resolved: 'is_demand AND is_reached AND resolved',
  n_opinion: 'is_demand AND is_reached AND is_satisfied IS NOT NULL',
  n_satisfied: 'is_demand AND is_reached AND is_satisfied',
  n_satisfied_official: 'is_demand AND is_reached AND is_satisfied_official',
  n_first_opinion: 'is_demand AND is_reached AND is_first_satisfied IS NOT NULL AND is_satisfied IS NOT NULL',
  n_first_satisfied: 'is_demand AND is_reached AND is_first_satisfied AND is_satisfied IS NOT NULL',
  n_due: "is_demand AND due_at IS NOT NULL AND state <> 'invalid'",
  n_due_closed: "is_demand AND due_at IS NOT NULL AND state = 'closed'",
  n_on_time: "is_demand AND due_at IS NOT NULL AND state = 'closed' AND closed_at <= due_at",
  n_excluded: 'is_demand AND NOT is_assessed',
  /** The source says whether the case counts in the assessment. */
  n_assessed_known: 'is_demand AND assessed IS NOT NULL',
  n_appealed: 'is_demand AND appealed',
  n_appeal_upheld: 'is_demand AND appealed AND NOT is_assessed',
} as const;

export type CaseCount = keyof typeof CASE_COUNTS;

/** Sums over weighted answers. */
export const RATING_SUMS = {
  n: { expression: '1', type: 'BIGINT' },
  w: { expression: 'weight', type: 'DECIMAL(38,6)' },
  w2: { expression: 'CAST(weight * weight AS DECIMAL(38,12))', type: 'DECIMAL(38,12)' },
} as const;

export type RatingSum = keyof typeof RATING_SUMS;

/** The views that rollups and row-answered queries read. */
export type FactName = 'case_fact' | 'closing_fact' | 'rating_fact';

/** What a follow-up was told, by case: every pattern of answers is a cell, so that rates can be compared within cases. */
export const OUTCOME_KEYS = {
  state: 'VARCHAR',
  contacted: 'BOOLEAN',
  resolved: 'BOOLEAN',
  is_satisfied: 'BOOLEAN',
  is_satisfied_official: 'BOOLEAN',
  is_first_satisfied: 'BOOLEAN',
  n_follow_ups: 'DOUBLE',
} as const;

/** One rollup table: the time grain and the raw keys it is grouped by. */
export interface Grain {
  readonly table: string;
  readonly fact: FactName;
  readonly time: 'day' | 'month';
  /** Key columns besides the time, with their SQL types. */
  readonly keys: Readonly<Record<string, string>>;
  /** Rows of the fact that belong in it; all when absent. */
  readonly filter?: string;
  /** `counts`: all CASE_COUNTS. `sums`: RATING_SUMS. `n`: the number of rows only. */
  readonly measures: 'counts' | 'sums' | 'n';
  /** A finer grain whose cells add up to these: cheaper to add than the rows. */
  readonly from?: string;
}

const text = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, 'VARCHAR']));

const CASE_KEYS = { ...text('source'), is_assessed: 'BOOLEAN' };
const RATING_KEYS = {
  ...text('kind', 'source', 'item', 'instrument', 'code'),
  point: 'DOUBLE',
  is_assessed: 'BOOLEAN',
};
const CLOSE_KEYS = { days: 'INTEGER', closed_month: 'DATE', is_punctual: 'BOOLEAN' };
const OPEN_KEYS = { closed_month: 'DATE', due_mark: 'TIMESTAMP' };
const CLOSED = "is_demand AND state = 'closed'";
/** Open when the month of their opening ended, or still. */
const STAYED_OPEN = `is_demand AND (state = 'open' OR (state = 'closed' AND closed_month > date_trunc('month', "on")))`;

/**
 * Coarsest first: a query is answered by the first that holds everything it asks for. What would have about as many cells
 * as there are rows (days to close by district and issue, say) has no rollup; the rows answer it as fast.
 */
export const GRAINS: readonly Grain[] = [
  {
    table: 'case_group_month',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group', 'channel') },
    measures: 'counts',
    from: 'case_month',
  },
  {
    table: 'case_issue_month',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group', 'issue') },
    measures: 'counts',
    from: 'case_month',
  },
  {
    table: 'case_month',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'subdistrict', 'issue_group', 'issue', 'channel') },
    measures: 'counts',
  },
  {
    table: 'case_day',
    fact: 'case_fact',
    time: 'day',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group') },
    measures: 'counts',
  },
  {
    table: 'case_close_total',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...CLOSE_KEYS },
    filter: CLOSED,
    measures: 'n',
    from: 'case_close_place',
  },
  {
    table: 'case_close_place',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group'), ...CLOSE_KEYS },
    filter: CLOSED,
    measures: 'n',
  },
  {
    table: 'case_close_issue',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('issue_group', 'issue'), ...CLOSE_KEYS },
    filter: CLOSED,
    measures: 'n',
  },
  {
    table: 'case_open_total',
    fact: 'case_fact',
    time: 'day',
    keys: { ...CASE_KEYS, ...OPEN_KEYS },
    filter: STAYED_OPEN,
    measures: 'n',
    from: 'case_open_place',
  },
  {
    table: 'case_open_place',
    fact: 'case_fact',
    time: 'day',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group'), ...OPEN_KEYS },
    filter: STAYED_OPEN,
    measures: 'n',
  },
  {
    table: 'case_open_issue',
    fact: 'case_fact',
    time: 'day',
    keys: { ...CASE_KEYS, ...text('issue_group', 'issue'), ...OPEN_KEYS },
    filter: STAYED_OPEN,
    measures: 'n',
  },
  {
    table: 'case_outcome_month',
    fact: 'case_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group', 'issue'), ...OUTCOME_KEYS },
    filter: 'is_demand AND is_reached',
    measures: 'n',
  },
  {
    table: 'case_closing_month',
    fact: 'closing_fact',
    time: 'month',
    keys: { ...CASE_KEYS, ...text('district', 'issue_group', 'issue') },
    measures: 'n',
  },
  {
    table: 'rating_group_month',
    fact: 'rating_fact',
    time: 'month',
    keys: { ...RATING_KEYS, ...text('district', 'issue_group', 'wave') },
    measures: 'sums',
    from: 'rating_month',
  },
  {
    table: 'rating_month',
    fact: 'rating_fact',
    time: 'month',
    keys: {
      ...RATING_KEYS,
      ...text('district', 'subdistrict', 'issue_group', 'issue', 'channel', 'wave'),
    },
    measures: 'sums',
  },
  {
    table: 'rating_day',
    fact: 'rating_fact',
    time: 'day',
    keys: { ...RATING_KEYS, ...text('district', 'issue_group') },
    measures: 'sums',
  },
];
