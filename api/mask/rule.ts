import type { Attacker } from './attacker.ts';

/** The public rule a table is masked by. */
export interface MaskRule {
  /** Counts 1 … threshold − 1 are hidden. Zero is not: nobody is in it. */
  readonly threshold: number;
  /** The least distance between the smallest and the greatest value a reader may still think possible. */
  readonly minWidth: number;
  /** The reader to protect against. */
  readonly attacker: Attacker;
}

/** Counts 1–9 hidden; every hidden cell keeps a range of at least 5 even for a reader told which are primary. */
export const DEFAULT_RULE: MaskRule = { threshold: 10, minWidth: 5, attacker: 'rule' };

/** Whether the count must be hidden for its own sake. */
export const isPrimary = (count: number, threshold: number): boolean => count > 0 && count < threshold;

/** The rule with its defaults; an impossible one is refused. */
export function completeRule(rule: Partial<MaskRule> = {}): MaskRule {
  const complete = { ...DEFAULT_RULE, ...rule };
  const { threshold, minWidth, attacker } = complete;
  const faults: string[] = [];
  if (!Number.isInteger(threshold) || threshold < 2)
    faults.push(`threshold must be a whole number from 2 up, not ${threshold}`);
  if (!Number.isInteger(minWidth) || minWidth < 1)
    faults.push(`minWidth must be a whole number from 1 up, not ${minWidth}`);
  if (attacker === 'rule' && minWidth > threshold - 2)
    faults.push(
      `minWidth ${minWidth} cannot be kept: 1 … ${threshold - 1} is ${threshold - 2} wide; lower minWidth or raise threshold`,
    );
  if (faults.length > 0) throw new RangeError(faults.join('; '));
  return complete;
}
