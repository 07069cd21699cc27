import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference, type ReferenceKind } from '../../etl/load/reference.ts';
import { locatePlaces, undoRemapping } from '../../etl/places/index.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const SURVEY = {
  kind: 'survey' as const,
  source: 'panel',
  fields: {
    response_id: 'Id',
    submitted_at: 'Sent',
    subdistrict: 'Part',
    latitude: 'Lat',
    longitude: 'Lon',
  },
  items: [
    {
      item: 'roads',
      column: 'Roads',
      overall: true,
      issue: 'Potholes',
      scale: { id: 'five', points: [1, 2, 3, 4, 5].map((value) => ({ value, words: [String(value)] })) },
    },
  ],
};
const ROWS = `Id,Sent,Part,Lat,Lon,Roads
1,2026-03-01,Mill,,,5
2,2026-03-02,Mill,50.5,10.5,3
3,2026-03-03,,50.5,10.5,1
4,2026-03-04,,70,10.5,2
`;
const SQUARE = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'West' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [10, 50],
            [11, 50],
            [11, 51],
            [10, 51],
            [10, 50],
          ],
        ],
      },
    },
  ],
});

let test: TestWarehouse;
const reference = async (kind: ReferenceKind, text: string): Promise<void> => {
  const path = await test.file(kind, text);
  await test.barometer.warehouse.exclusively((session) => loadReference(session, kind, path, { now: NOW }));
};
const answers = async (...by: string[]): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (await test.barometer.query({ metrics: ['satisfaction_mean'], by, min_n: 1 })).rows.map((row) => [
      by.map((name) => String(row[name as 'district'])).join(' '),
      row.n,
    ]),
  );

beforeAll(async () => {
  test = await openTestWarehouse();
  await test.barometer.import(await test.file('panel.csv', ROWS), { source: SURVEY });
});
afterAll(() => test.close());

describe('responses of a survey', () => {
  it('are placed by tree and point like complaints, and items by the issue tree', async () => {
    // The file knows no districts, so its subdistricts stand at the top until the tree says what they are.
    expect(await answers('district')).toEqual({ Mill: 2, null: 2 });
    await reference('place_tree', 'district,subdistrict,community\nNorth,Mill,\n');
    expect(await answers('district')).toEqual({ North: 2, null: 2 });
    expect(await answers('subdistrict')).toEqual({ Mill: 2, null: 2 });
    await reference('place_tree', 'district,subdistrict,community\nNorth,Lake,\n');
    expect(await answers('district')).toEqual({ Mill: 2, null: 2 });
    await reference('place_tree', 'district,subdistrict,community\nNorth,Mill,\n');
    await reference('geojson', SQUARE);
    const located = await test.barometer.warehouse.exclusively((session) =>
      locatePlaces(session, { now: NOW, by: null }),
    );
    expect(located).toMatchObject({ n_changed: 1, outside_boundaries: 1 });
    expect(await answers('district', 'month')).toEqual({
      'North 2026-03': 2,
      'West 2026-03': 1,
      'null 2026-03': 1,
    });
    expect(await answers('issue_group')).toEqual({ null: 4 });
    await reference('issue_tree', 'issue_group,issue,issue_detail\nStreets,Potholes,\n');
    expect(await answers('issue_group', 'day')).toMatchObject({ 'Streets 2026-03-01': 1 });
    await test.barometer.warehouse.exclusively((session) =>
      undoRemapping(session, located.remapping_id ?? 0, NOW),
    );
    expect(await answers('district')).toEqual({ North: 2, null: 2 });
  });
});
