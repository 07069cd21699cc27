import { describe, expect, it } from 'vitest';
import { tQuantile } from '../../../api/stats/distributions.ts';
import { countLimits, shareLimits, studentQuantile } from '../../../dashboard/cube/intervals.ts';
import { blocksOf, earlierMonths } from '../../../dashboard/cube/period.ts';

describe('limits worked out in the page', () => {
  // Wilson 81/263: Newcombe 1998, table I (0.2553, 0.3662).
  it('are Wilson’s for shares', () => {
    const limits = shareLimits(81, 263);
    expect([limits?.lower.toFixed(4), limits?.upper.toFixed(4)]).toEqual(['0.2553', '0.3662']);
    expect(shareLimits(0, 20)?.lower).toBe(0);
    expect(shareLimits(0, 0)).toBeNull();
  });

  // Exact limits as in every table of the Poisson distribution: 3 → (0.6187, 8.7673); Byar for 10: (4.79, 18.39).
  it('are exact for small counts and Byar’s for larger', () => {
    expect([countLimits(3).lower.toFixed(4), countLimits(3).upper.toFixed(4)]).toEqual(['0.6187', '8.7673']);
    expect([countLimits(10).lower.toFixed(2), countLimits(10).upper.toFixed(2)]).toEqual(['4.79', '18.39']);
  });

  it('use a Student quantile that is right where anything is shown', () => {
    // As any table of the t distribution has them.
    for (const [df, table] of [
      [9, 2.262157],
      [19, 2.093024],
      [99, 1.984217],
    ] as const)
      expect(Math.abs(studentQuantile(df) - table)).toBeLessThan(5e-5);
    for (let df = 9; df < 400; df += 1)
      expect(Math.abs(studentQuantile(df) - tQuantile(0.975, df))).toBeLessThan(5e-5);
  });
});

describe('a period as blocks', () => {
  const bins = ['2025-11', '2025-12', '2026-01', '2026-02'];
  it.each([
    [null, null, { before: null, last: 4 }],
    ['2025-12-01', '2026-01-31', { before: 1, last: 3 }],
    ['2025-01-01', '2026-02-28', { before: 0, last: 4 }],
    ['2026-02-01', '2027-12-31', { before: 3, last: 4 }],
    ['2020-01-01', '2020-12-31', { before: 0, last: 0 }],
    ['2025-12-02', '2026-01-31', null],
    ['2025-12-01', '2026-01-30', null],
  ])('%s to %s', (from, to, blocks) => expect(blocksOf(bins, from, to)).toEqual(blocks));

  it('is compared with the same months a year earlier, or as many before', () => {
    expect(earlierMonths('2024-02-01', '2024-02-29', 'last_year')).toEqual({
      from: '2023-02-01',
      to: '2023-02-28',
    });
    expect(earlierMonths('2026-01-01', '2026-03-31', 'previous')).toEqual({
      from: '2025-10-01',
      to: '2025-12-31',
    });
  });
});
