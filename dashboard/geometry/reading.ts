import type { QueryRow } from '../../api/contract/query.ts';
import { standingOut } from './standing-out.ts';
import { survivingTone, type Tone } from './tone.ts';

/** What the first sentence is built from: only what passed its test. */
export interface Reading {
  readonly level: QueryRow | null;
  /** A change against the compared period. */
  readonly change: { readonly row: QueryRow; readonly tone: Tone } | null;
  /** The newest point of the series that a control rule has marked, with how long the run lasts. */
  readonly signal: { readonly row: QueryRow; readonly label: string } | null;
  /** Which comparison the worst and the best place come from: with before where anything changed, else with peers. */
  readonly against: 'before' | 'peers';
  readonly worst: QueryRow | null;
  readonly best: QueryRow | null;
}

/**
 * Chooses what the reading may say.
 * @param headline the headline metric over the whole period, compared with an earlier one
 * @param series the same metric by month, with control signals, oldest first
 * @param peers district × issue, compared with the other districts
 * @param changes the same cells, compared with the earlier period
 */
export const composeReading = (
  headline: QueryRow | undefined,
  series: readonly QueryRow[],
  peers: readonly QueryRow[],
  changes: readonly QueryRow[],
): Reading => {
  const level = headline && headline.value !== null ? headline : null;
  const tone = level ? survivingTone(level) : null;
  const hasBefore = level?.previous_value !== null && level?.previous_value !== undefined;
  const newest = series.filter((row) => row.value !== null).at(-1);
  const changed = standingOut(changes);
  const outliers = changed.length > 0 ? changed : standingOut(peers);
  return {
    level,
    change: level && tone && hasBefore ? { row: level, tone } : null,
    signal: newest?.signal ? { row: newest, label: newest.month ?? '' } : null,
    against: changed.length > 0 ? 'before' : 'peers',
    worst: outliers.find((each) => each.tone === 'worse')?.row ?? null,
    best: outliers.find((each) => each.tone === 'better')?.row ?? null,
  };
};
