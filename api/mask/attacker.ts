import type { Told } from './table.ts';

/**
 * What a reader knows besides the additions. `nonneg`: counts are whole numbers from 0 up. `rule`: also the rule, and
 * which hidden cells it hides, so that a primary cell lies in 1 … threshold − 1.
 */
export type Attacker = 'nonneg' | 'rule';

/** The values a hidden cell can have before any addition is done. */
export function boundsKnown(attacker: Attacker, told: Told, threshold: number): readonly [number, number] {
  return attacker === 'rule' && told === 'primary' ? [1, threshold - 1] : [0, Infinity];
}
