import { describe, expect, it } from 'vitest';
import { layOutActionStrip } from '../../../dashboard/geometry/action-strip.ts';
import { layOutMonths } from '../../../dashboard/geometry/month-bars.ts';
import { layOutVerdict } from '../../../dashboard/geometry/verdict-interval.ts';

describe('the interval of a verdict', () => {
  it('puts half and double equally far from the middle, better on the left', () => {
    const half = layOutVerdict({ value: 0.5, lower: 0.25, upper: 1 }, 'ratio', 100);
    const double = layOutVerdict({ value: 2, lower: 1, upper: 4 }, 'ratio', 100);
    expect(half.middle).toBe(50);
    expect(half.x).toBeCloseTo(100 - double.x, 9);
    expect(half.to).toBeCloseTo(50, 9);
    // Its lower limit is a quarter, the scale reaches 4.4: ln 4 / ln 4.4 of the way to the end.
    expect(half.from).toBeCloseTo(50 - (50 * Math.log(4)) / Math.log(4.4), 9);
  });
  it('puts differences on even steps and says what lies beyond the line', () => {
    const mark = layOutVerdict({ value: -0.15, lower: -0.3, upper: 0 }, 'difference', 100);
    // The scale reaches 0.33.
    expect([mark.x, mark.to]).toEqual([expect.closeTo(50 - (50 * 0.15) / 0.33, 9), 50]);
    const wide = layOutVerdict({ value: 0.01, lower: 0.0001, upper: 12 }, 'ratio', 100);
    expect([wide.cutLeft, wide.cutRight, wide.from, wide.to]).toEqual([true, true, 0, 100]);
  });
});

describe('the weeks of an action', () => {
  const weeks = Array.from({ length: 10 }, (_, i) => ({
    week: new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10),
    n: i,
    expected: i < 4 ? 3 : i > 5 ? 4.5 : null,
  }));
  it('are shaded before and after, each with its level', () => {
    const strip = layOutActionStrip(
      weeks,
      {
        before: { from: '2026-01-05', to: '2026-02-01' },
        after: { from: '2026-02-16', to: '2026-03-15' },
        startedOn: '2026-02-04',
      },
      100,
      90,
    );
    expect(strip.top).toBe(9);
    expect(strip.before).toEqual({ x: 0, width: 40, y: 60 });
    expect(strip.after).toEqual({ x: 60, width: 40, y: 45 });
    expect(strip.start).toBe(40);
    expect(strip.bars.map(({ recent }) => recent).indexOf(true)).toBe(6);
  });
  it('are none where nothing is known', () => {
    const strip = layOutActionStrip([], { before: null, after: null, startedOn: '2026-01-01' }, 100, 90);
    expect(strip).toMatchObject({ bars: [], before: null, after: null, start: null });
  });
});

it('draws a hidden month over the whole height and says that it is hidden', () => {
  const { bars, top } = layOutMonths(
    [
      { month: '2026-01', n: 20 },
      { month: '2026-02', n: null },
      { month: '2026-03', n: 0 },
    ],
    90,
    50,
  );
  expect(top).toBe(20);
  expect(bars.map(({ height, isHidden }) => [height, isHidden])).toEqual([
    [50, false],
    [50, true],
    [0, false],
  ]);
});
