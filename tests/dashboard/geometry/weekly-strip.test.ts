import { describe, expect, it } from 'vitest';
import { layOutStrip, type StripWeek } from '../../../dashboard/geometry/weekly-strip.ts';

const weeks = (values: readonly number[], expected: number | null = 2): StripWeek[] =>
  values.map((n, i) => ({ week: `2026-01-${String(5 + i).padStart(2, '0')}`, n, expected }));

describe('the strip of weeks', () => {
  it('stands on its zero line, the tallest week as high as the strip', () => {
    const { bars, top } = layOutStrip(weeks([1, 4, 2, 0]), '2026-01-07', 80, 40);
    expect(top).toBe(4);
    expect(bars.map(({ height }) => height)).toEqual([10, 40, 20, 0]);
    for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(40, 12);
    expect(bars.every(({ x, width }) => x >= 0 && x + width <= 80)).toBe(true);
  });

  it('tells the weeks of the window from those before', () => {
    const { bars, window } = layOutStrip(weeks([1, 4, 2, 0]), '2026-01-07', 80, 40);
    expect(bars.map(({ recent }) => recent)).toEqual([false, false, true, true]);
    expect(window).toEqual({ x: 40, width: 40 });
    expect(layOutStrip(weeks([1]), '2027-01-01', 80, 40).window).toBeNull();
  });

  it('makes room for what was expected, and draws none where nothing is known', () => {
    expect(layOutStrip(weeks([1, 1], 8), '2026-01-05', 80, 40)).toMatchObject({
      top: 8,
      expected: 'M20 0L60 0',
    });
    expect(layOutStrip(weeks([1, 1], null), '2026-01-05', 80, 40).expected).toBe('');
    expect(layOutStrip([], '2026-01-05', 80, 40)).toMatchObject({ bars: [], expected: '', window: null });
  });
});
