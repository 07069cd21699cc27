import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../api/query/seeded-random.ts';
import {
  chanceAmong,
  expectedRanks,
  jeffreysBelief,
  rankIntervals,
  type RankInterval,
} from '../../../api/stats/index.ts';

const options = (draws = 4000) => ({ draws, level: 0.95, random: seededRandom('ranks') });

describe('rank intervals', () => {
  it('are the same for the same seed', () => {
    const beliefs = [1, 5, 9].map((x) => jeffreysBelief({ x, n: 10 }));
    expect(rankIntervals(beliefs, options())).toEqual(rankIntervals(beliefs, options()));
  });

  it('agree with P(one share above another) in closed form', () => {
    // For whole parameters P(X > Y) is a finite sum; X ~ Beta(1, 1), Y ~ Beta(a, 1) gives 1/(a + 1).
    const ranks = expectedRanks([
      { a: 1, b: 1 },
      { a: 4, b: 1 },
    ]);
    expect(ranks[0]).toBeCloseTo(1 + 4 / 5, 9);
    expect(ranks[1]).toBeCloseTo(1 + 1 / 5, 9);
  });

  it('have shares of one per unit and per rank, and expected ranks that sum to k(k + 1)/2', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            a: fc.double({ min: 0.3, max: 300, noNaN: true }),
            b: fc.double({ min: 0.3, max: 300, noNaN: true }),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (beliefs) => {
          const k = beliefs.length;
          const drawn = rankIntervals(beliefs, options(300));
          for (const each of drawn) expect(chanceAmong(each, k)).toBeCloseTo(1, 9);
          for (let i = 0; i < k; i++)
            expect(drawn.reduce((all, each) => all + (each.shares[i] as number), 0)).toBeCloseTo(1, 9);
          const exact = expectedRanks(beliefs);
          expect(exact.reduce((a, b) => a + b, 0)).toBeCloseTo((k * (k + 1)) / 2, 8);
          for (const [i, each] of drawn.entries())
            expect(Math.abs(each.expected - (exact[i] as number))).toBeLessThan(0.35 * k + 0.05);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tell a clear order, and tell nothing of units without answers', () => {
    const clear = rankIntervals(
      [10, 500, 990].map((x) => jeffreysBelief({ x, n: 1000 })),
      options(),
    );
    expect(clear.map(({ lower, median, upper }) => [lower, median, upper])).toEqual([
      [3, 3, 3],
      [2, 2, 2],
      [1, 1, 1],
    ]);
    const blank = rankIntervals(
      [0, 0, 0, 0].map((x) => jeffreysBelief({ x, n: 0 })),
      options(),
    );
    for (const each of blank) expect([each.lower, each.upper]).toEqual([1, 4]);
    expect(chanceAmong(blank[0] as RankInterval, 1, 'last')).toBeCloseTo(0.25, 1);
    expect(rankIntervals([], options())).toEqual([]);
  });

  it('refuse beliefs and draws that are none', () => {
    expect(() => rankIntervals([{ a: 0, b: 1 }], options())).toThrow('Beta(0, 1)');
    expect(() => rankIntervals([{ a: 1, b: 1 }], options(0))).toThrow('0 draws');
  });
});
