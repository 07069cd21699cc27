import type { CatalogueEntry } from '../../api/contract/catalogue.ts';
import type { QueryRow } from '../../api/contract/query.ts';

/** What a difference means: for better, for worse, or only up or down where neither is better. */
export type Tone = 'better' | 'worse' | 'higher' | 'lower';

/** What a difference means for a metric; null for none or an unknown one. */
export const toneOf = (
  difference: number | null | undefined,
  direction: CatalogueEntry['direction'],
): Tone | null => {
  if (difference === null || difference === undefined || difference === 0) return null;
  if (direction === 'neutral') return difference > 0 ? 'higher' : 'lower';
  return difference > 0 === (direction === 'higher') ? 'better' : 'worse';
};

const SIGNIFICANT = 0.05;

/** The verdict of a comparison that survived its test (after multiplicity control where there was one), else null. */
export const survivingTone = (row: QueryRow): Tone | null => {
  const { verdict } = row;
  const certain = (row.q ?? row.p ?? 1) <= SIGNIFICANT;
  return certain && verdict && verdict !== 'no_clear_change' && verdict !== 'too_few' ? verdict : null;
};

/** Whether a number was worked out while brushing, so that nothing is known of its significance yet. */
export const isUntested = (row: QueryRow | null | undefined): boolean =>
  row?.flags.includes('untested') ?? false;

/** Why a row has no value to draw, or null when it has one. */
export type Absence = 'withheld' | 'none' | 'pending';

/**
 * No observation at all, observations that are too few or hidden, or a number that comes when the hand lets go: different
 * marks, none of them zero.
 */
export const absenceOf = (row: QueryRow | undefined): Absence | null => {
  if (!row) return 'none';
  if (row.value !== null) return null;
  if (row.flags.includes('pending')) return 'pending';
  return row.suppressed || row.flags.includes('small_base') || (row.n ?? 0) > 0 ? 'withheld' : 'none';
};
