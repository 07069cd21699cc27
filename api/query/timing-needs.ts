import type { Grain } from '../../etl/model/rollup.ts';

/** What of time to close is asked for. */
export interface TimingNeeds {
  /** How many days: without them cells say only whether cases are closed, and by their due date. */
  readonly days: boolean;
  /** How old open cases are, to the day. A curve asks only until when they were open beyond the last closing. */
  readonly ages: boolean;
}

/** The rollups that answer, and whether they are asked what was known at the end of a month in the past. */
export interface TimingGrains {
  readonly close: Grain;
  readonly open: Grain;
  readonly inPast: boolean;
}
