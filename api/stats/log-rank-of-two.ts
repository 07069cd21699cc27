import { chiSquareUpper } from './distributions.ts';
import type { SurvivalCount } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import type { CountsByTime } from './survival-quantile.ts';

/** A group by time: who ended then, and who was last seen then. */
export interface Course {
  readonly ended: CountsByTime;
  readonly going: CountsByTime;
}

const totalOf = (counts: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < counts.length; i += 1) total += counts[i] as number;
  return total;
};

const inOneList = ({ ended, going }: Course): SurvivalCount[] => [
  ...Array.from(ended.times, (time, i) => ({ time, events: ended.counts[i] as number, censored: 0 })),
  ...Array.from(going.times, (time, i) => ({ time, events: 0, censored: going.counts[i] as number })),
];

/**
 * p of the log-rank test that two groups end at the same pace, as `logRank` gives it, in one pass that makes no lists: only
 * times at which somebody ended count, with how many of each group were still there.
 * @returns null where there is nothing to tell.
 */
export const logRankOfTwo = (a: Course, b: Course): number | null => {
  let riskA = totalOf(a.ended.counts) + totalOf(a.going.counts);
  let riskB = totalOf(b.ended.counts) + totalOf(b.going.counts);
  let [observed, expectedA, expectedB, variance] = [0, 0, 0, 0];
  let [endedA, endedB, goingA, goingB] = [0, 0, 0, 0];
  const [nEndedA, nEndedB] = [a.ended.times.length, b.ended.times.length];
  const [nGoingA, nGoingB] = [a.going.times.length, b.going.times.length];
  while (endedA < nEndedA || endedB < nEndedB) {
    const timeA = endedA < nEndedA ? (a.ended.times[endedA] as number) : Infinity;
    const timeB = endedB < nEndedB ? (b.ended.times[endedB] as number) : Infinity;
    const time = timeA < timeB ? timeA : timeB;
    for (; goingA < nGoingA && (a.going.times[goingA] as number) < time; goingA += 1)
      riskA -= a.going.counts[goingA] as number;
    for (; goingB < nGoingB && (b.going.times[goingB] as number) < time; goingB += 1)
      riskB -= b.going.counts[goingB] as number;
    const eventsA = timeA === time ? (a.ended.counts[endedA++] as number) : 0;
    const eventsB = timeB === time ? (b.ended.counts[endedB++] as number) : 0;
    const d = eventsA + eventsB;
    const total = riskA + riskB;
    const shareB = riskB / total;
    observed += eventsB;
    expectedA += d * (riskA / total);
    expectedB += d * shareB;
    if (total > 1) variance += ((d * (total - d)) / (total - 1)) * shareB * (1 - shareB);
    riskA -= eventsA;
    riskB -= eventsB;
  }
  // Nobody of one group was there when somebody ended, or everybody ended at once: the general test knows what to say.
  if (!(expectedA > 0 && expectedB > 0 && variance > 1e-14))
    return logRank([inOneList(a), inOneList(b)])?.p ?? null;
  return chiSquareUpper((observed - expectedB) ** 2 / variance, 1);
};
