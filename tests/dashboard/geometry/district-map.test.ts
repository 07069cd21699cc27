import { describe, expect, it } from 'vitest';
import { placeDistricts, type Boundary } from '../../../dashboard/geometry/district-map.ts';

const ring = (west: number, south: number, side: number): number[][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const boundary = (name: string, coordinates: number[][]): Boundary => ({
  properties: { name, level: 'district' },
  geometry: { type: 'Polygon', coordinates: [coordinates] },
});
const place = (features: readonly Boundary[], known: readonly string[]) =>
  placeDistricts({ features }, new Set(known), 108, 108);

describe('districts on a map', () => {
  it('fill the picture but for its border, north up', () => {
    const [south, north] = place(
      [boundary('South', ring(0, 0, 100_000)), boundary('North', ring(0, 100_000, 100_000))],
      ['South', 'North'],
    );
    // Two squares over one another in 100 × 100: each 50 × 50, in the middle.
    expect(south).toMatchObject({ district: 'South', x: 54, y: 79, width: 50, height: 50 });
    expect(north).toMatchObject({ district: 'North', x: 54, y: 29, width: 50, height: 50 });
  });

  it('are the same whichever way round a ring is written', () => {
    const there = place([boundary('A', ring(10, 50, 0.1))], ['A']);
    const back = place([boundary('A', ring(10, 50, 0.1).reverse())], ['A']);
    // A square of 0.1° at 50° N is higher than wide; it fills the height and stands in the middle.
    for (const placed of [there[0], back[0]]) {
      expect(placed?.height).toBeCloseTo(100, 6);
      expect(placed?.width).toBeCloseTo(100 * Math.cos((50.05 * Math.PI) / 180), 2);
      expect(placed?.x).toBeCloseTo(54, 6);
    }
  });

  it('widen with the latitude as Mercator does: at 60° a degree north is twice a degree east', () => {
    const [square] = place([boundary('A', ring(10, 60, 0.01))], ['A']);
    expect((square?.height ?? 0) / (square?.width ?? 1)).toBeCloseTo(2, 2);
  });

  it('are matched by any property, and stay without a district when none fits', () => {
    const placed = place([boundary('A', ring(0, 0, 1)), boundary('B', ring(1, 0, 1))], ['B']);
    expect(placed.map(({ district }) => district)).toEqual([null, 'B']);
  });

  it('skip boundaries without a shape and without properties', () => {
    const empty: Boundary = { properties: null, geometry: null };
    expect(place([empty, boundary('A', ring(0, 0, 1))], ['A'])).toHaveLength(1);
    expect(place([], [])).toEqual([]);
  });
});
