import { CLOSING_BINS, watchedOf, type Closings } from './closing-counts.ts';

/** How much faster one group of cases is closed than another: ln of the ratio of hazards, with its variance. */
export interface Pace {
  readonly value: number;
  readonly variance: number;
}

/**
 * The log-rank comparison of two groups: (observed − expected) ÷ variance estimates ln of the hazard ratio, with variance
 * 1 ÷ variance (Peto's one-step estimate; hypergeometric variance). Its square over its variance is the log-rank χ².
 * @returns null where there is nothing to compare.
 */
export const comparePace = (group: Closings, other: Closings): Pace | null => {
  let [ours, theirs] = [watchedOf(group), watchedOf(other)];
  let [difference, variance] = [0, 0];
  for (let bin = 0; bin < CLOSING_BINS; bin++) {
    const [a, b] = [group.ended[bin] as number, other.ended[bin] as number];
    const [d, n] = [a + b, ours + theirs];
    if (ours <= 0 || theirs <= 0) break;
    difference += a - (d * ours) / n;
    if (n > 1) variance += (d * (n - d) * ours * theirs) / (n * n * (n - 1));
    ours -= a + (group.left[bin + 1] as number);
    theirs -= b + (other.left[bin + 1] as number);
  }
  return variance > 0 ? { value: difference / variance, variance: 1 / variance } : null;
};

/** Share not closed by the end of each bin (Kaplan–Meier); null from the bin on in which nobody is watched any more. */
export const shareOpen = (group: Closings): (number | null)[] => {
  let atRisk = watchedOf(group);
  let share = 1;
  return Array.from({ length: CLOSING_BINS }, (_, bin) => {
    if (atRisk <= 0) return null;
    const ended = group.ended[bin] as number;
    share *= 1 - ended / atRisk;
    atRisk -= ended + (group.left[bin + 1] as number);
    return share;
  });
};
