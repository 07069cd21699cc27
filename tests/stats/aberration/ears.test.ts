import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmsAbove, earsBounds, earsStatistics, EARS_THRESHOLDS } from '../../../api/stats/index.ts';

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });

describe('EARS', () => {
  it('has no statistic before its history, a number after, and never NaN', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { c1, c2, c3 } = earsStatistics(given);
        for (const [list, first] of [
          [c1, 7],
          [c2, 9],
          [c3, 11],
        ] as const)
          for (const [t, each] of list.entries()) {
            if (t < first) expect(each).toBeNull();
            else expect(Number.isFinite(each)).toBe(true);
          }
      }),
    );
  });

  it('does not change when the same amount is added to every count, as long as the floor is not touched', () => {
    const given = [3, 9, 2, 7, 5, 11, 4, 8, 6, 10, 3, 12, 5, 20, 4];
    const { c1, c2, c3 } = earsStatistics(given);
    const moved = earsStatistics(given.map((count) => count + 100));
    for (const [t] of given.entries()) {
      expect(moved.c1[t] ?? -1).toBeCloseTo(c1[t] ?? -1, 10);
      expect(moved.c2[t] ?? -1).toBeCloseTo(c2[t] ?? -1, 10);
      expect(moved.c3[t] ?? -1).toBeCloseTo(c3[t] ?? -1, 10);
    }
  });

  it('needs 1.5 cases after silence: the floor of 0.5 times 3.09', () => {
    const quiet = new Array<number>(12).fill(0);
    const one = earsStatistics([...quiet, 1]).c1;
    const two = earsStatistics([...quiet, 2]).c1;
    expect(one.at(-1)).toBe(2);
    expect(alarmsAbove(one, EARS_THRESHOLDS.C1).at(-1)).toBe(false);
    expect(two.at(-1)).toBe(4);
    expect(alarmsAbove(two, EARS_THRESHOLDS.C1).at(-1)).toBe(true);
  });

  it('lets C2 still see a rise that began two periods ago, when C1 is used to it', () => {
    const series = [4, 5, 6, 5, 4, 6, 5, 4, 5, 6, 14, 15, 15];
    const { c1, c2, c3 } = earsStatistics(series);
    expect(c1.at(-1)).toBeLessThan(EARS_THRESHOLDS.C1);
    expect(c2.at(-1)).toBeGreaterThan(EARS_THRESHOLDS.C2);
    const sum = c2.slice(-3).reduce<number>((all, each) => all + Math.max(0, (each as number) - 1), 0);
    expect(c3.at(-1)).toBeCloseTo(sum, 12);
  });

  it('gives nulls for nothing and for a series that is too short', () => {
    expect(earsStatistics([])).toEqual({ c1: [], c2: [], c3: [] });
    expect(earsStatistics([1, 2, 3]).c1).toEqual([null, null, null]);
    expect(alarmsAbove([null, 0, 5], 3)).toEqual([null, false, true]);
  });

  it('refuses what is no count, a short baseline and bounds without a full baseline', () => {
    expect(() => earsStatistics([1, -2])).toThrow('-2 in period 2');
    expect(() => earsStatistics([1, NaN])).toThrow('period 2');
    expect(() => earsStatistics([], { baseline: 2 })).toThrow('baseline of 2');
    expect(() => earsStatistics([], { minSd: -1 })).toThrow('floor of -1');
    expect(() => earsBounds([1, 2, 3], 'C1', { alpha: 0.01 })).toThrow('C1 needs 8');
  });

  it('has bounds that are null where a constant baseline leaves C3 undefined', () => {
    const { first, bounds } = earsBounds(new Array<number>(14).fill(2), 'C3', { alpha: 0.025 });
    expect(first).toBe(11);
    expect(bounds).toEqual([null, null, null]);
  });
});
