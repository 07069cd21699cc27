import { BLAME } from './blame.ts';
import { CIVIC_RELIEF, CIVIC_TROUBLE, EXPECTED_DEEDS } from './civic.ts';
import { CHEERS, CURSES } from './feelings.ts';
import { PRAISE } from './praise.ts';
import { MEASURES, SERVICE_BAD, SERVICE_GOOD } from './service.ts';
import { readLists } from './word-list.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Word → valence of −4…4. Where a word stands in two lists the stronger meaning counts. */
export const VALENCES: ReadonlyMap<string, number> = (() => {
  const held = new Map<string, number>();
  for (const [word, valence] of [
    ...readLists([PRAISE, CIVIC_RELIEF, SERVICE_GOOD, CHEERS], 1),
    ...readLists([BLAME, CIVIC_TROUBLE, SERVICE_BAD, CURSES], -1),
  ])
    if (Math.abs(valence) > Math.abs(held.get(word) ?? 0)) held.set(word, valence);
  return held;
})();

export const DEEDS: ReadonlySet<string> = new Set(words(EXPECTED_DEEDS));
export const MEASURE_WORDS: ReadonlySet<string> = new Set(words(MEASURES));

/** Done, a deed is worth this; left undone, that. */
export const DEED_DONE = 0.4;
export const DEED_UNDONE = -2;
