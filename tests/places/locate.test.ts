import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../api/contract/imports.ts';
import { loadReference } from '../../etl/load/reference.ts';
import { CASE_COUNTS, GRAINS } from '../../etl/model/rollup.ts';
import { locatePlaces, undoRemapping } from '../../etl/places/index.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { complaintsCsv, COMPLAINTS, type Complaint } from './complaints.ts';

const box = (name: string, west: number, south: number, size: number, hole?: number[][]) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
      ...(hole ? [hole] : []),
    ],
  },
});
const BOUNDARIES = JSON.stringify({
  type: 'FeatureCollection',
  features: [box('West', 10, 50, 1), box('East', 11, 50, 1)],
});
const MOVED = JSON.stringify({ type: 'FeatureCollection', features: [box('West', 10, 50, 2)] });

const at = (longitude: number | string, latitude: number | string, district = ''): Complaint => ({
  opened: '2026-03-04',
  district,
  longitude,
  latitude,
});
/** 400 rows in all; the office is 60 of them, more than 1 % and more than 50; the 49 are too few. */
const ROWS: Complaint[] = [
  ...Array.from({ length: 100 }, (_, i) => at(10.2 + i / 1000, 50.5)),
  ...Array.from({ length: 80 }, (_, i) => at(11.2 + i / 1000, 50.5, i % 2 === 0 ? '' : 'Unspecified')),
  ...Array.from({ length: 60 }, () => at(10.5, 50.25)),
  ...Array.from({ length: 49 }, () => at(11.5, 50.75)),
  ...Array.from({ length: 20 }, () => at(0, 0)),
  ...Array.from({ length: 5 }, () => at(200, 50)),
  ...Array.from({ length: 30 }, (_, i) => at(11.3, 50.1 + i / 1000, 'West')),
  ...Array.from({ length: 16 }, (_, i) => at(30 + i, 60)),
  ...Array.from({ length: 40 }, () => at('', '')),
];

let test: TestWarehouse;
const bound = async (text: string): Promise<void> => {
  const path = await test.file('districts.geojson', text);
  await test.barometer.warehouse.exclusively((session) =>
    loadReference(session, 'geojson', path, { now: NOW }),
  );
};
const load = async (rows: readonly Complaint[] = ROWS, name = 'rows.csv'): Promise<ImportReport> =>
  test.barometer.import(await test.file(name, complaintsCsv(rows, name)), { source: COMPLAINTS });
const locate = () =>
  test.barometer.warehouse.exclusively((session) => locatePlaces(session, { now: NOW, by: null }));
const undo = (id: number) =>
  test.barometer.warehouse.exclusively((session) => undoRemapping(session, id, NOW));
const volumes = async (by = ['district']): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await test.barometer.query({ metrics: ['volume'], by })).rows.map((row) => [
      String(row.district),
      row.value ?? 0,
    ]),
  );
const LOCATED = { West: 130, East: 80 + 49, null: 60 + 20 + 5 + 16 + 40 };

/** Cells that a rollup holds and its rows do not give, or the other way round. */
const differences = (): Promise<number[]> =>
  test.barometer.read(async (session) => {
    const found: number[] = [];
    for (const grain of GRAINS.filter(
      ({ measures, fact }) => measures === 'counts' && fact === 'case_fact',
    )) {
      const keys = ['import_id', ...Object.keys(grain.keys)].join(', ');
      const names = Object.keys(CASE_COUNTS);
      const held = `SELECT ${keys}, ${names.map((name) => `CAST(sum(${name}) AS BIGINT) AS ${name}`).join(', ')} FROM ${grain.table} GROUP BY ALL`;
      const rows = `SELECT ${keys}, ${Object.entries(CASE_COUNTS)
        .map(([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`)
        .join(', ')} FROM case_fact WHERE live GROUP BY ALL`;
      const [count] = await session.rows<{ n: number }>(
        `SELECT (SELECT count(*) FROM (${held} EXCEPT ${rows})) + (SELECT count(*) FROM (${rows} EXCEPT ${held})) AS n`,
      );
      found.push(count?.n ?? -1);
    }
    return found;
  });

beforeEach(async () => {
  test = await openTestWarehouse();
});
afterEach(() => test.close());

describe('districts by point', () => {
  it('are found at import where a row has none, and points that say nothing are counted', async () => {
    await bound(BOUNDARIES);
    const report = await load();
    expect(report.rows).toMatchObject({ read: 400, new: 400, rejected: 0 });
    expect(report.flags_by_code).toMatchObject({
      unlocated_zero: 20,
      unlocated_out_of_range: 5,
      unlocated_repeated: 60,
      located_by_point: 229,
      outside_boundaries: 16,
    });
    expect(await volumes()).toEqual(LOCATED);
    expect(await volumes(['district', 'community'])).toEqual(LOCATED);
    expect(await differences()).toEqual([0, 0, 0, 0]);
  });

  it('are not found without boundaries, but what says nothing is counted all the same', async () => {
    const { flags_by_code } = await load();
    expect(flags_by_code).toMatchObject({
      unlocated_zero: 20,
      unlocated_out_of_range: 5,
      unlocated_repeated: 60,
    });
    expect(flags_by_code).not.toHaveProperty('located_by_point');
    await expect(locate()).rejects.toThrow('No district boundaries are loaded');
    expect(await volumes()).toEqual({ West: 30, Unspecified: 40, null: 330 });
  });

  it('are found later by boundaries loaded later, and undone exactly, latest first', async () => {
    await load();
    const plain = await volumes();
    await bound(BOUNDARIES);
    expect(await volumes()).toEqual(plain);
    const first = await locate();
    expect(first).toMatchObject({ n_changed: 229, located_by_point: 229, imports: [1] });
    expect(await volumes()).toEqual(LOCATED);
    expect(await locate()).toMatchObject({ remapping_id: null, n_changed: 0 });
    await bound(MOVED);
    const second = await locate();
    expect(second.n_changed).toBe(129);
    expect(await volumes()).toEqual({ West: 130 + 129, null: 141 });
    await expect(undo(first.remapping_id ?? 0)).rejects.toThrow('located places after it');
    await undo(second.remapping_id ?? 0);
    expect(await volumes()).toEqual(LOCATED);
    await undo(first.remapping_id ?? 0);
    expect(await volumes()).toEqual(plain);
    expect(await differences()).toEqual([0, 0, 0, 0]);
  });

  it('make no difference to what is new, updated or duplicate', async () => {
    await load(ROWS.slice(0, 100), 'rows.csv');
    await bound(BOUNDARIES);
    await locate();
    const again = await load(ROWS.slice(0, 120), 'rows.csv');
    expect(again.rows).toMatchObject({ read: 120, new: 20, updated: 0, duplicate: 100 });
    expect(await volumes()).toEqual({ West: 100, East: 20 });
    await test.barometer.undo(1);
    expect(await volumes()).toEqual({ West: 100, East: 20 });
    expect(await differences()).toEqual([0, 0, 0, 0]);
  });
});
