import { describe, expect, it } from 'vitest';
import { placeFunnel, type ComparedUnit, type FunnelEntry } from '../../../dashboard/geometry/funnel.ts';
import { byRank, placeRanks } from '../../../dashboard/geometry/rank-rows.ts';

const LAYOUT = {
  width: 600,
  height: 400,
  left: 40,
  right: 10,
  top: 30,
  bottom: 40,
  nTicks: 5,
  label: { width: 98, height: 15 },
};
const unit = (patch: Partial<ComparedUnit>): ComparedUnit => ({
  value: 0.5,
  n: 100,
  limit95_lower: 0.4,
  limit95_upper: 0.6,
  limit998_lower: 0.35,
  limit998_upper: 0.65,
  rank: 1,
  rank_lower: 1,
  rank_upper: 2,
  group: 1,
  verdict: 'no_clear_change',
  flags: [],
  ...patch,
});
const entry = (id: string, patch: Partial<ComparedUnit> = {}): FunnelEntry => ({ id, unit: unit(patch) });

describe('a funnel plot', () => {
  it('stands a dot higher the larger its share, and further right the more cases', () => {
    const { dots, target } = placeFunnel(
      [entry('few', { n: 25, value: 0.6 }), entry('many', { n: 400, value: 0.45 })],
      0.5,
      LAYOUT,
    );
    const [few, many] = dots;
    expect(few?.y).toBeLessThan(target);
    expect(many?.y).toBeGreaterThan(target);
    // The scale of cases is a square root: sixteen times the cases stand four times as far from zero.
    expect(((many?.x ?? 0) - LAYOUT.left) / ((few?.x ?? 0) - LAYOUT.left)).toBeCloseTo(4, 6);
  });

  it('keeps everything that is drawn inside the plot, limits too', () => {
    const { bands, plot } = placeFunnel(
      [entry('a', { n: 10, limit998_lower: 0.02, limit998_upper: 0.98 }), entry('b', { n: 500 })],
      0.5,
      LAYOUT,
    );
    const ys = [...bands.wide.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(plot.y1);
    expect(Math.max(...ys)).toBeLessThanOrEqual(plot.y0);
  });

  it('leaves out units without a value, and names no two over one another', () => {
    const crowd = Array.from({ length: 30 }, (_, i) =>
      entry(`district ${i}`, { n: 100 + i, value: 0.5 + i / 5000 }),
    );
    const { dots } = placeFunnel([...crowd, entry('hidden', { value: null })], 0.5, LAYOUT);
    expect(dots).toHaveLength(30);
    const boxes = dots.flatMap((dot) =>
      dot.label ? [{ x0: dot.label === 'start' ? dot.x + 8 : dot.x - 106, y: dot.y }] : [],
    );
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(Math.abs(a.y - b.y) >= 15 || Math.abs(a.x0 - b.x0) >= 98).toBe(true);
  });

  it('draws nothing of nothing', () => {
    const placed = placeFunnel([], null, LAYOUT);
    expect([placed.dots, placed.xTicks, placed.bands.wide]).toEqual([[], [], '']);
  });
});

describe('ranks with the places that may be held', () => {
  const ROWS = {
    width: 600,
    labelWidth: 150,
    valueWidth: 100,
    rowHeight: 40,
    domain: [1, 4],
    nTicks: 4,
  } as const;
  const entries = [
    entry('small', {
      value: null,
      rank: null,
      rank_lower: null,
      rank_upper: null,
      group: null,
      flags: ['small_base'],
    }),
    entry('third', { group: 2, rank: 3, rank_lower: 3, rank_upper: 3 }),
    entry('second', { group: 1, rank: 2, rank_lower: 1, rank_upper: 2 }),
    entry('first', { group: 1, rank: 1, rank_lower: 1, rank_upper: 2 }),
  ];

  it('puts groups together, best first, and what has no rank last', () => {
    expect(byRank(entries).map(({ id }) => id)).toEqual(['first', 'second', 'third', 'small']);
    const { rows, groups } = placeRanks(entries, ROWS);
    expect(groups).toEqual([
      { group: 1, top: 0, bottom: 80, n: 2 },
      { group: 2, top: 80, bottom: 120, n: 1 },
    ]);
    expect(rows.map(({ absence }) => absence)).toEqual([null, null, null, 'withheld']);
  });

  it('draws the interval from the best to the worst place', () => {
    const [first] = placeRanks(entries, ROWS).rows;
    expect(first?.interval?.[0]).toBe(150);
    expect(first?.interval?.[1]).toBeCloseTo(150 + 350 / 3, 6);
  });
});
