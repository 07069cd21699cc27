import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDigest } from '../../api/digest/definition.ts';
import type { ImportReport } from '../../api/contract/imports.ts';
import { loadReference } from '../../etl/load/reference.ts';
import { mappingSchema, type Mapping } from '../../etl/model/mapping.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { openCity, type RawCase, type Row } from './city-files.ts';
import { meanScore, satisfied, within } from './measures.ts';

const read = (path: string): Promise<string> =>
  readFile(new URL(`../../samples/${path}`, import.meta.url), 'utf8');
const readSource = async (name: string): Promise<Mapping> =>
  mappingSchema.parse(JSON.parse(await read(`sources/${name}.json`)));

let warehouse: TestWarehouse;
let cases: RawCase[];
let survey: Row[];
const reports: ImportReport[] = [];
beforeAll(async () => {
  const city = await openCity();
  [cases, survey] = [await city.cases(), await city.survey()];
  warehouse = await openTestWarehouse();
  const { barometer } = warehouse;
  await barometer.warehouse.exclusively(async (session) => {
    await loadReference(session, 'aliases', join(city.dir, 'aliases.csv'), { now: NOW });
  });
  const [app, residents] = [await readSource('city-app'), await readSource('resident-survey')];
  reports.push(await barometer.import(join(city.dir, 'hotline-12345.gb18030.csv'), {}));
  reports.push(await barometer.import(join(city.dir, 'city-app.csv'), { source: app }));
  for (const year of [2025, 2026])
    reports.push(
      await barometer.import(join(city.dir, `resident-survey-${year}.csv`), { source: residents }),
    );
});
afterAll(() => warehouse.close());

const value = async (input: object): Promise<number | null | undefined> => {
  const { rows } = await warehouse.barometer.query({ min_n: 1, ...input });
  expect(rows).toHaveLength(1);
  return (rows[0] as { value: number | null }).value;
};

describe('the product on the sample city', () => {
  it('loads every row and understands every word', () => {
    expect(reports.map(({ kind }) => kind)).toEqual(['complaints', 'complaints', 'survey', 'survey']);
    for (const { rows, rejected_by_code, flags_by_code } of reports) {
      expect(rejected_by_code).toEqual({});
      expect(rows.new).toBe(rows.read);
      expect(Object.keys(flags_by_code).filter((code) => code !== 'closed_before_opened')).toEqual([]);
    }
    expect(reports.reduce((sum, { rows }) => sum + rows.read, 0)).toBe(cases.length + survey.length);
  });

  it('keeps no names, telephone numbers, addresses of people', () => {
    const dropped = reports.map(({ dropped_columns }) => dropped_columns);
    expect(dropped[0]).toEqual(expect.arrayContaining(['姓名', '来电号码']));
    expect(dropped[1]).toEqual(expect.arrayContaining(['Reporter Name', 'Reporter Email']));
    expect(dropped[2]).toEqual(expect.arrayContaining(['IPAddress', 'RecipientEmail']));
  });

  it('finds the same satisfaction as the raw files, in both languages at once', async () => {
    const where = { district: ['Riverside'], issue_group: ['Drinking water'] };
    // Consultations are in no rate.
    const water = cases.filter(
      (each) => each.district === 'Riverside' && each.group === 'Drinking water' && !each.consultation,
    );
    const after = within(water, '2026-06', '2026-10');
    const rate = await value({ metrics: ['satisfaction_rate'], where, from: '2026-06-01', to: '2026-10-31' });
    expect(100 * (rate ?? Number.NaN)).toBeCloseTo(satisfied(after), 6);
  });

  it('finds the same overall score as the raw files', async () => {
    const mean = await value({ metrics: ['satisfaction_mean'], from: '2024-11-01', to: '2026-10-31' });
    expect(mean).toBeCloseTo(meanScore(survey, 'QOverall'), 6);
  });

  it('has a digest definition that is valid', async () => {
    const digest = parseDigest('monday.yaml', await read('digests/monday.yaml'));
    expect(digest.name).toBe('monday');
    expect(digest.schedule).toEqual({ cron: '0 7 * * 1', zone: 'Asia/Shanghai' });
    expect(digest.tables.map(({ file }) => file)).toEqual([
      'city_by_month',
      'places_and_issues',
      'rates_by_district',
    ]);
  });
});
