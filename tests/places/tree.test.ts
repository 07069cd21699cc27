import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReference, type ReferenceKind } from '../../etl/load/reference.ts';
import { FIRST_DAY, LAST_DAY } from '../../etl/places/day.ts';
import { remap, undoRemapping } from '../../etl/places/index.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { complaintsCsv, COMPLAINTS, type Complaint } from './complaints.ts';

const PLACES = `city,district,subdistrict,community,from,to
Ourcity,North,Mill,Mill Lane,,2026-02-14
Ourcity,South,Mill,Mill Lane,2026-02-15,
Ourcity,North,Lake,Lake View,,
Ourcity,South,Hill,Twin,,
Ourcity,North,Lake,Twin,,
`;
const ISSUES = 'issue_group,issue,issue_detail\nRoads,Potholes,Deep pothole\nWater,Leaks,Pipe leak\n';

const row = (opened: string, more: Partial<Complaint>): Complaint => ({ opened, ...more });
const ROWS = [
  row('2026-02-14', { subdistrict: 'Mill', issue: 'Potholes' }),
  row('2026-02-15', { subdistrict: 'Mill', issue: 'Potholes' }),
  row('2026-02-20', { subdistrict: 'Mill', issue: 'Leaks' }),
  row('2026-03-01', { community: 'Lake View', detail: 'Pipe leak' }),
  row('2026-03-01', { community: 'Twin', issue: 'Nothing known' }),
  row('2026-03-01', { subdistrict: 'MILL', issue: 'Leaks' }),
  row('2026-03-01', { subdistrict: 'Lake', district: 'Elsewhere', issue: 'Leaks' }),
  row('2026-03-01', {}),
];

let test: TestWarehouse;
const reference = async (kind: ReferenceKind, text: string): Promise<void> => {
  const path = await test.file(`${kind}.csv`, text);
  await test.barometer.warehouse.exclusively((session) => loadReference(session, kind, path, { now: NOW }));
};
const volumes = async (...by: string[]): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await test.barometer.query({ metrics: ['volume'], by })).rows.map((each) => [
      by.map((name) => String(each[name as 'district'])).join(' '),
      each.value ?? 0,
    ]),
  );
const load = async (): Promise<void> => {
  await test.barometer.import(await test.file('rows.csv', complaintsCsv(ROWS)), { source: COMPLAINTS });
};
const SUPPLIED = { North: 2, South: 2, Elsewhere: 1, null: 3 };
const GROUPS = { Roads: 2, Water: 4, null: 2 };

beforeEach(async () => {
  test = await openTestWarehouse();
});
afterEach(() => test.close());

describe('trees', () => {
  it.each([['before'], ['after']])('supply what is above when loaded %s the rows', async (when) => {
    if (when === 'after') await load();
    await reference('place_tree', PLACES);
    await reference('issue_tree', ISSUES);
    if (when === 'before') await load();
    expect(await volumes('district')).toEqual(SUPPLIED);
    expect(await volumes('issue_group')).toEqual(GROUPS);
    expect(await volumes('district', 'day')).toMatchObject({ 'North 2026-02-14': 1, 'South 2026-02-15': 1 });
    expect(await volumes('subdistrict')).toEqual({ Mill: 3, Lake: 2, MILL: 1, null: 2 });
    expect(await volumes('issue', 'issue_detail')).toMatchObject({ 'Leaks Pipe leak': 1 });
  });

  it('read spellings by their aliases, retroactively, and take it back with them', async () => {
    await reference('place_tree', PLACES);
    await load();
    const alias = {
      dimension: 'subdistrict',
      raw: 'MILL',
      value: 'Mill',
      from: FIRST_DAY,
      to: LAST_DAY,
    } as const;
    const id = await test.barometer.warehouse.exclusively((session) =>
      remap(session, [alias], { kind: 'alias', now: NOW }),
    );
    expect(await volumes('district')).toEqual({ ...SUPPLIED, South: 3, null: 2 });
    await test.barometer.warehouse.exclusively((session) => undoRemapping(session, id, NOW));
    expect(await volumes('district')).toEqual(SUPPLIED);
    await reference('place_tree', 'district,subdistrict,community\nNorth,Hill,\n');
    expect(await volumes('district')).toEqual({ Elsewhere: 1, null: 7 });
  });

  it('refuse days that are none', async () => {
    await expect(
      reference('place_tree', 'district,subdistrict,community,from,to\nA,B,,2026-05-01,2026-04-01\n'),
    ).rejects.toThrow('would belong to');
  });
});
