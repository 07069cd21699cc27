import { polygonArea, polygonContains } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCity, type Row } from './city-files.ts';

type Ring = [number, number][];
interface Feature {
  properties: { id: string; name: string; name_zh: string; level: string };
  geometry: { type: string; coordinates: Ring[] };
}

const COUNTER_CLOCKWISE: Ring = [
  [0, 0],
  [1, 0],
  [1, 1],
];

let city: Awaited<ReturnType<typeof openCity>>;
let features: Feature[];
let rings: Ring[];
beforeAll(async () => {
  city = await openCity();
  features = JSON.parse((await city.bytes('districts.geojson')).toString('utf8')).features as Feature[];
  rings = features.map(({ geometry }) => geometry.coordinates[0] ?? []);
});

afterAll(() => city.close());

describe('the boundaries', () => {
  it('are twelve closed rings, counter-clockwise, with both names', async () => {
    const names = new Set((await city.rows('place-tree.csv')).map((row) => row['district']));
    expect(new Set(features.map(({ properties }) => properties.name))).toEqual(names);
    expect(features.every(({ properties }) => properties.level === 'district' && properties.name_zh)).toBe(
      true,
    );
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1));
      expect(Math.sign(polygonArea(ring))).toBe(Math.sign(polygonArea(COUNTER_CLOCKWISE)));
    }
  });

  it('overlap nowhere and leave no hole: a point of the inner city lies in exactly one', () => {
    const all = rings.flat();
    const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    const [south, north] = [Math.min(...ys), Math.max(...ys)];
    const seen = new Set<number>();
    for (let i = 0; i < 150; i++)
      for (let j = 0; j < 150; j++) {
        const [u, v] = [(i + 0.37) / 150, (j + 0.61) / 150];
        const point: [number, number] = [west + u * (east - west), south + v * (north - south)];
        const holders = rings.flatMap((ring, index) => (polygonContains(ring, point) ? [index] : []));
        expect(holders.length).toBeLessThanOrEqual(1);
        if (Math.hypot(u - 0.5, v - 0.5) < 0.42) expect(holders).toHaveLength(1);
        for (const holder of holders) seen.add(holder);
      }
    expect(seen.size).toBe(12);
  });

  it('hold the cases of their district', async () => {
    const ringOf = new Map(features.map(({ properties }, index) => [properties.name, rings[index] ?? []]));
    const located = (await city.rows('city-app.csv')).filter((row) => row['Latitude'] !== '');
    const inside = located.filter((row) =>
      polygonContains(ringOf.get(row['District'] ?? '') ?? [], [
        Number(row['Longitude']),
        Number(row['Latitude']),
      ]),
    );
    // A few stand on a border and were rounded across it.
    expect(inside.length / located.length).toBeGreaterThan(0.998);
  });
});

describe('the tables of names', () => {
  const COLUMNS: readonly (readonly [string, string])[] = [
    ['district', '所属区'],
    ['subdistrict', '街道'],
    ['community', '社区'],
    ['issue_group', '一级分类'],
    ['issue', '二级分类'],
    ['issue_detail', '三级分类'],
    ['channel', '受理渠道'],
    ['unit', '承办单位'],
  ];

  it('translate every Chinese name of the hotline to one the application uses', async () => {
    const aliases = await city.rows('aliases.csv');
    const hotline = await city.rows('hotline-12345.gb18030.csv');
    for (const [dimension, column] of COLUMNS) {
      const own = aliases.filter((row) => row['dimension'] === dimension);
      const raw = own.map((row) => row['raw'] ?? '');
      expect(new Set(raw).size).toBe(raw.length);
      expect(
        [...new Set(hotline.map((row) => row[column] ?? ''))].filter((name) => !raw.includes(name)),
      ).toEqual([]);
      expect(own.every((row) => /^[A-Za-z][A-Za-z -]+$/.test(row['canonical'] ?? ''))).toBe(true);
    }
    const app = await city.rows('city-app.csv');
    const canonical = new Set(aliases.map((row) => `${row['dimension']} ${row['canonical']}`));
    const unnamed = (dimension: string, column: string): string[] =>
      [...new Set(app.map((row) => row[column] ?? ''))].filter(
        (name) => !canonical.has(`${dimension} ${name}`),
      );
    expect(unnamed('community', 'Community')).toEqual([]);
    expect(unnamed('issue_detail', 'Issue Detail')).toEqual([]);
    expect(unnamed('unit', 'Department')).toEqual([]);
    expect(unnamed('channel', 'Channel')).toEqual([]);
  });

  it('are trees: 12 × 3 × 3 places and 12 × 3 × 2 issues, no name twice on a level', async () => {
    const distinct = (rows: readonly Row[], column: string): number =>
      new Set(rows.map((row) => row[column])).size;
    const places = await city.rows('place-tree.csv');
    expect(['district', 'subdistrict', 'community'].map((level) => distinct(places, level))).toEqual([
      12, 36, 108,
    ]);
    const issues = await city.rows('issue-tree.csv');
    expect(['issue_group', 'issue', 'issue_detail'].map((level) => distinct(issues, level))).toEqual([
      12, 36, 72,
    ]);
    const wharf = places.find((row) => row['community'] === 'Wharf Road');
    expect([wharf?.['district'], wharf?.['community_zh']]).toEqual(['Riverside', '码头路']);
  });

  it('give every district a population for three years', async () => {
    const rows = await city.rows('population.csv');
    expect(rows).toHaveLength(36);
    for (const row of rows) {
      expect(Number(row['population'])).toBeGreaterThanOrEqual(60_000);
      expect(Number(row['population'])).toBeLessThanOrEqual(260_000);
    }
  });
});
