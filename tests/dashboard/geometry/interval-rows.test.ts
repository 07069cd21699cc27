import { describe, expect, it } from 'vitest';
import { nearestIndex } from '../../../dashboard/geometry/nearest.ts';
import { placeRows } from '../../../dashboard/geometry/interval-rows.ts';
import { row } from '../rows.ts';

const layout = {
  width: 400,
  labelWidth: 100,
  valueWidth: 100,
  rowHeight: 40,
  domain: [0, 1],
  nTicks: 5,
} as const;

describe('rows on a shared scale', () => {
  it('places value, interval, bounds and the earlier value between the margins', () => {
    const [mark] = placeRows(
      [
        {
          id: 'a',
          row: row({
            value: 0.5,
            lower: 0.4,
            upper: 0.6,
            bound_lower: 0.25,
            bound_upper: 0.75,
            previous_value: 1,
          }),
        },
      ],
      layout,
    ).rows;
    expect(mark?.x).toBe(200);
    expect(mark?.interval).toEqual([180, 220]);
    expect(mark?.bounds).toEqual([150, 250]);
    expect(mark?.previousX).toBe(300);
    expect(mark?.y).toBe(20);
  });

  it('places nothing where nothing is known, and says why', () => {
    const { rows } = placeRows(
      [
        { id: 'none', row: undefined },
        { id: 'few', row: row({ n: 3, flags: ['small_base'] }) },
      ],
      layout,
    );
    expect(rows.map(({ x, absence }) => [x, absence])).toEqual([
      [null, 'none'],
      [null, 'withheld'],
    ]);
  });

  it('colours only a change that survived its test', () => {
    const changed = { value: 0.5, previous_value: 0.9, difference: -0.4, verdict: 'worse' } as const;
    const { rows } = placeRows(
      [
        { id: 'sure', row: row({ ...changed, q: 0.01 }) },
        { id: 'unsure', row: row({ ...changed, q: 0.3 }) },
      ],
      layout,
    );
    expect(rows.map(({ tone }) => tone)).toEqual(['worse', null]);
  });

  it('keeps a scale even where there is no room for one', () => {
    const placed = placeRows([], { ...layout, width: 120 });
    expect(placed.right).toBeGreaterThan(placed.left);
  });
});

describe('the nearest mark', () => {
  it('is the closest position, none of none', () => {
    expect(nearestIndex([0, 100, 200], 160)).toBe(2);
    expect(nearestIndex([0, 100, 200], -50)).toBe(0);
    expect(nearestIndex([], 10)).toBeNull();
  });
});
