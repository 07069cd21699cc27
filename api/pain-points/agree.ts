import { chiSquareUpper } from '../stats/index.ts';
import type { Tested, Signal } from './test-node.ts';

/** The same test in another cell. */
const sameSignal = (tested: Tested, { kind, length }: Signal): Signal | undefined =>
  tested.signals.find((signal) => signal.kind === kind && signal.length === length);

/**
 * Whether cells show one and the same rise: their ratios of observed to expected scatter no more around the common one
 * than chance explains (χ² over k − 1; variance mean + α·mean², or binomial for shares).
 */
export const childrenAgree = (children: readonly Tested[], signal: Signal): boolean => {
  const seen = children.flatMap((child) => sameSignal(child, signal) ?? []);
  const expected = seen.reduce((sum, each) => sum + each.expected, 0);
  if (seen.length < 2 || expected <= 0) return false;
  const ratio = seen.reduce((sum, each) => sum + each.observed, 0) / expected;
  const distance = seen.reduce((sum, each) => {
    const mean = ratio * each.expected;
    if (mean <= 0) return sum;
    const share = each.base === null ? 0 : Math.min(0.999, mean / each.base);
    const variance = each.base === null ? mean + each.alpha * mean * mean : mean * (1 - share);
    return sum + (each.observed - mean) ** 2 / variance;
  }, 0);
  return chiSquareUpper(distance, seen.length - 1) > 0.05;
};
