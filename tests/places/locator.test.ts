import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { geoArea, geoContains } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCity } from '../../samples/city.ts';
import { readAreas, type Feature } from '../../etl/places/points/area.ts';
import { createLocator } from '../../etl/places/points/locator.ts';
import { openTestWarehouse } from '../support/warehouse.ts';

type Position = [number, number];
type Polygon = Position[][];
interface Drawn {
  type: 'Feature';
  properties: { name: string };
  geometry: { type: 'MultiPolygon'; coordinates: Polygon[] };
}

/** Rings turned the way d3 reads them: the smaller side of a ring is what it encloses. */
const turned = (ring: Position[]): Position[] =>
  geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI ? [...ring].reverse() : ring;
const closed = (ring: Position[]): Position[] =>
  String(ring[0]) === String(ring.at(-1)) ? ring : [...ring, ring[0] as Position];
const forD3 = (coordinates: Polygon[]): { type: 'MultiPolygon'; coordinates: Polygon[] } => ({
  type: 'MultiPolygon',
  coordinates: coordinates.map(([outer, ...holes]) => [
    turned(closed(outer ?? [])),
    ...holes.map((hole) => [...turned(closed(hole))].reverse()),
  ]),
});

const polygonsOf = (feature: { geometry: { type: string; coordinates: unknown } }): Polygon[] =>
  feature.geometry.type === 'Polygon'
    ? [feature.geometry.coordinates as Polygon]
    : (feature.geometry.coordinates as Polygon[]);

const compareWithD3 = (
  features: readonly {
    properties: Record<string, unknown>;
    geometry: { type: string; coordinates: unknown };
  }[],
  n: number,
): { inside: number; different: unknown[] } => {
  const locate = createLocator(readAreas(features as unknown as Feature[]));
  const shapes = features.map((feature) => ({
    name: String(feature.properties['name']),
    shape: forD3(polygonsOf(feature)),
  }));
  const corners = features.flatMap((feature) => polygonsOf(feature).flat(2));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const extent = (values: number[]): [number, number] => [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  const [[west, east], [south, north]] = [extent(xs), extent(ys)];
  const different: unknown[] = [];
  let inside = 0;
  const unit = fc.noBias(fc.nat(1e9)).map((part) => part / 1e9);
  const points = fc.sample(fc.tuple(unit, unit), { numRuns: n, seed: 20261102 });
  for (const [a, b] of points) {
    const [x, y] = [west + a * (east - west), south + b * (north - south)];
    const found = locate(x, y);
    const truth = shapes.filter(({ shape }) => geoContains(shape, [x, y])).map(({ name }) => name);
    if (found !== null) inside++;
    if (found === null ? truth.length > 0 : !truth.includes(found)) different.push([x, y, found, truth]);
  }
  return { inside, different };
};

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
];

describe('the district of a point', () => {
  it('agrees with d3.geoContains on every random point of the sample city', async () => {
    const { dir, close } = await openTestWarehouse();
    try {
      await generateCity(join(dir, 'city'));
      const text = await readFile(join(dir, 'city', 'districts.geojson'), 'utf8');
      const { inside, different } = compareWithD3(
        (JSON.parse(text) as { features: Drawn[] }).features,
        20_000,
      );
      expect(different).toEqual([]);
      expect(inside).toBeGreaterThan(10_000);
    } finally {
      await close();
    }
  });

  it('agrees with d3.geoContains on holes, islands and horizontal borders', () => {
    const features: Drawn[] = [
      {
        type: 'Feature',
        properties: { name: 'ring' },
        geometry: {
          type: 'MultiPolygon',
          coordinates: [[square(0, 0, 0.3), square(0.1, 0.1, 0.1)], [square(0.5, 0.05, 0.1)]],
        },
      },
      {
        type: 'Feature',
        properties: { name: 'core' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(0.1, 0.1, 0.1)]] },
      },
    ];
    const { inside, different } = compareWithD3(features, 20_000);
    expect(different).toEqual([]);
    expect(inside).toBeGreaterThan(5_000);
    const locate = createLocator(readAreas(features));
    expect([
      locate(0.15, 0.15),
      locate(0.05, 0.15),
      locate(0.55, 0.1),
      locate(0.4, 0.1),
      locate(9, 9),
    ]).toEqual(['core', 'ring', 'ring', null, null]);
  });

  it('gives a point on a shared border to one area, and finds nothing without areas', () => {
    const features: Drawn[] = [
      {
        type: 'Feature',
        properties: { name: 'a' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)]] },
      },
      {
        type: 'Feature',
        properties: { name: 'b' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(1, 0, 1)]] },
      },
    ];
    expect(['a', 'b']).toContain(createLocator(readAreas(features))(1, 0.5));
    expect(createLocator([])(1, 1)).toBeNull();
    expect(readAreas([{ properties: { name: 'line' }, geometry: { type: 'LineString' } }])).toEqual([]);
  });

  const real = new URL('../../../shared/data/geo/boston.geojson', import.meta.url);
  it.skipIf(!existsSync(real))('agrees with d3.geoContains on real boundaries', async () => {
    const { features } = JSON.parse(await readFile(real, 'utf8')) as { features: Drawn[] };
    const { inside, different } = compareWithD3(features, 400);
    expect(different).toEqual([]);
    expect(inside).toBeGreaterThan(50);
  });
});
