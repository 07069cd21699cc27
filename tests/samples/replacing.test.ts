import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { readSummary } from '../../api/query/summary.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

let test: TestWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  await loadSampleCity(test.barometer, () => undefined);
});
afterAll(() => test.close());
const summary = () => test.barometer.read(readSummary);

it('keeps the sample city through a refused file and a dry run, and replaces it by the first real one', async () => {
  const whole = await summary();
  expect(whole).toMatchObject({ sample: true, n_responses: 9632 });
  await expect(test.barometer.import(await test.file('empty.csv', ''), {})).rejects.toThrow();
  const path = await test.file('nyc.csv', plainNycExport(40));
  const dry = await test.barometer.import(path, { dryRun: true });
  const volume = dry.headline?.find(({ metric }) => metric === 'volume');
  expect([volume?.before?.value ?? null, volume?.after?.value]).toEqual([null, 40]);
  expect(await summary()).toEqual(whole);

  const { import_id, flags_by_code } = await test.barometer.import(path, {});
  expect(await summary()).toMatchObject({ sample: false, n_cases: 40, n_responses: 0 });
  expect(flags_by_code).not.toHaveProperty('outside_boundaries');
  await test.barometer.undo(import_id ?? 0);
  expect(await summary()).toMatchObject({ n_cases: 0, n_responses: 0, sample: false });
});
