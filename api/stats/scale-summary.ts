import { meanSums, weightedMean } from './weighted-mean.ts';
import { netScore } from './net-score.ts';
import { median } from './quantile.ts';
import { wilsonInterval } from './wilson.ts';
import type { Interval } from './interval.ts';

/** What an item says on its own scale, before any rescaling. */
export interface ScaleSummary {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, divisor n − 1; null for a single answer. */
  readonly sd: number | null;
  readonly se: number | null;
  readonly meanInterval: Interval | null;
  readonly median: number;
  readonly top2: number;
  readonly top2Interval: Interval | null;
  readonly bottom2: number;
  readonly net: number;
  readonly netSeN: number;
  readonly netSeNMinus1: number | null;
}

/** Summary of unweighted answers on a scale of whole points from `low` to `high`; others are left out. @returns null without answers. */
export const summariseScale = (
  answers: readonly number[],
  [low, high]: readonly [number, number],
  level: number,
): ScaleSummary | null => {
  const valid = answers.filter((answer) => Number.isInteger(answer) && answer >= low && answer <= high);
  const n = valid.length;
  const mean = weightedMean(meanSums(valid.map((answer) => [answer, 1] as const)), level);
  if (!mean) return null;
  const top = valid.filter((answer) => answer >= high - 1).length;
  const bottom = valid.filter((answer) => answer <= low + 1).length;
  const net = netScore(top / n, bottom / n, n);
  return {
    n,
    mean: mean.mean,
    sd: mean.se === null ? null : mean.se * Math.sqrt(n),
    se: mean.se,
    meanInterval: mean.interval,
    median: median(valid),
    top2: top / n,
    top2Interval: wilsonInterval(top, n, level),
    bottom2: bottom / n,
    net: net?.net ?? 0,
    netSeN: net?.seN ?? 0,
    netSeNMinus1: net?.seNMinus1 ?? null,
  };
};
