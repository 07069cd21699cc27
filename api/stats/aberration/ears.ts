import { normalQuantile } from '../distributions.ts';
import { StatisticsError } from '../interval.ts';
import { sum } from '../sum.ts';

/** EARS statistics per period, null until enough history lies before it. */
export interface EarsStatistics {
  readonly c1: readonly (number | null)[];
  readonly c2: readonly (number | null)[];
  readonly c3: readonly (number | null)[];
}

export type EarsMethod = 'C1' | 'C2' | 'C3';

export interface EarsOptions {
  /** Periods in the baseline, 3 or more. */
  readonly baseline?: number;
  /** Floor of the standard deviation, so that one case after quiet weeks is no alarm. */
  readonly minSd?: number;
}

/** Periods left out between the baseline and the current one, so that a slow start does not hide itself. */
const GUARD = 2;
export const EARS_BASELINE = 7;
export const EARS_MIN_SD = 0.5;

/** What the CDC calls an alarm: above the statistic. C1 and C2 are z(0.999), C3 z(0.975). */
export const EARS_THRESHOLDS: Readonly<Record<EarsMethod, number>> = {
  C1: normalQuantile(0.999),
  C2: normalQuantile(0.999),
  C3: normalQuantile(0.975),
};

const check = (counts: readonly number[], baseline: number, minSd: number): void => {
  if (!(Number.isInteger(baseline) && baseline >= 3))
    throw new StatisticsError(`a baseline of ${baseline} periods is below 3`);
  if (!(minSd >= 0)) throw new StatisticsError(`a floor of ${minSd} is no standard deviation`);
  const wrong = counts.findIndex((count) => !(Number.isFinite(count) && count >= 0));
  if (wrong >= 0) throw new StatisticsError(`${counts[wrong]} in period ${wrong + 1} is no count`);
};

/** Mean and standard deviation (n − 1) of the baseline of period t, or null when it starts before the first. */
const baselineOf = (counts: readonly number[], t: number, baseline: number, guard: number, minSd: number) => {
  if (t < baseline + guard) return null;
  const part = counts.slice(t - baseline - guard, t - guard);
  const mean = sum(part) / baseline;
  const squares = sum(part.map((count) => (count - mean) ** 2));
  return { mean, sd: Math.max(Math.sqrt(squares / (baseline - 1)), minSd) };
};

/** A quotient that is no number (0/0 with a floor of 0) reads null. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

const standardised = (counts: readonly number[], baseline: number, guard: number, minSd: number) =>
  counts.map((count, t) => {
    const held = baselineOf(counts, t, baseline, guard, minSd);
    return held && known((count - held.mean) / held.sd);
  });

/** Σ max(0, C2 − 1) over the periods given; null when one of them is. */
const excess = (c2: readonly (number | null)[]): number | null => {
  let total = 0;
  for (const each of c2) {
    if (each === null) return null;
    total += Math.max(0, each - 1);
  }
  return total;
};

/**
 * EARS C1, C2 and C3 in the CDC's form (Hutwagner et al. 2003): C1 against the periods t−7 … t−1, C2 against
 * t−9 … t−3, C3 = Σ max(0, C2 − 1) over t−2 … t, the current one included.
 * @throws StatisticsError for what is no count, or a baseline below 3. A series that is too short gives nulls.
 */
export const earsStatistics = (
  counts: readonly number[],
  { baseline = EARS_BASELINE, minSd = EARS_MIN_SD }: EarsOptions = {},
): EarsStatistics => {
  check(counts, baseline, minSd);
  const c2 = standardised(counts, baseline, GUARD, minSd);
  return {
    c1: standardised(counts, baseline, 0, minSd),
    c2,
    c3: counts.map((_, t) => (t < baseline + 2 * GUARD ? null : excess(c2.slice(t - GUARD, t + 1)))),
  };
};

/** Whether each statistic is above a threshold; null where there is no statistic. */
export const alarmsAbove = (statistics: readonly (number | null)[], threshold: number): (boolean | null)[] =>
  statistics.map((each) => (each === null ? null : each > threshold));

/**
 * Upper bounds as R's `surveillance::earsC` has them, from the first period with a full baseline on: mean + z·sd for
 * C1 and C2; for C3 the count itself + sd·(z − Σ max(0, C2 − 1)) over t−2 and t−1, not below 0. A bound that is
 * undefined (a constant baseline without a floor) is null.
 * @param alpha one-sided error: z is the normal quantile at 1 − alpha.
 * @throws StatisticsError when not one period has a full baseline.
 */
export const earsBounds = (
  counts: readonly number[],
  method: EarsMethod,
  { alpha, baseline = EARS_BASELINE, minSd = 0 }: EarsOptions & { alpha: number },
): { readonly first: number; readonly bounds: readonly (number | null)[] } => {
  check(counts, baseline, minSd);
  const guard = method === 'C1' ? 0 : GUARD;
  const first = baseline + guard + (method === 'C3' ? GUARD : 0);
  if (counts.length <= first)
    throw new StatisticsError(`${counts.length} periods are too few: ${method} needs ${first + 1}`);
  const z = normalQuantile(1 - alpha);
  const c2 = method === 'C3' ? standardised(counts, baseline, GUARD, minSd) : [];
  return {
    first,
    bounds: counts.slice(first).map((count, i) => {
      const t = first + i;
      const held = baselineOf(counts, t, baseline, guard, minSd);
      if (held === null) return null;
      if (method !== 'C3') return held.mean + z * held.sd;
      const before = excess(c2.slice(t - GUARD, t));
      const bound = before === null ? null : known(count + held.sd * (z - before));
      return bound === null ? null : Math.max(0, bound);
    }),
  };
};
