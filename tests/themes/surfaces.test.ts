import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { themesAnswerSchema } from '../../api/contract/themes.ts';
import { answerThemes } from '../../api/themes/answer.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

let test: TestWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  await loadSampleCity(test.barometer, () => undefined);
});
afterAll(() => test.close());
const ask = async (input: object = {}) =>
  themesAnswerSchema.parse(await test.barometer.read((session) => answerThemes(session, input)));

it('proposes themes of the sample city, whose counts are those of a plain question', async () => {
  const answer = await ask();
  expect(answer).toMatchObject({ state: 'found', months: { from: '2025-11-01', to: '2026-10-31', n: 12 } });
  const [first] = answer.themes;
  const { rows } = await test.barometer.query({
    metrics: ['volume'],
    by: ['month', 'district'],
    where: { issue: [first?.issue] },
    from: '2025-11-01',
    to: '2026-10-31',
  });
  const sum = (keep: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(keep).reduce((total, { value }) => total + (value ?? 0), 0);
  for (const { month, n } of first?.months ?? [])
    expect([month, sum((row) => row.month === month)]).toEqual([month, n]);
  for (const { district, n } of first?.districts ?? [])
    expect([district, sum((row) => row.district === district)]).toEqual([district, n]);
  expect(first?.months).toHaveLength(12);
  expect(answer.themes.every(({ volume }) => volume.passed)).toBe(true);
  // Heating is a matter of the winter.
  expect(answer.themes.find(({ issue_group }) => issue_group === 'Heating')?.candidate ?? false).toBe(false);
});

it('says that five months are too short, and refuses what it does not know', async () => {
  expect(await ask({ to: '2025-03-31' })).toMatchObject({ state: 'too_short', themes: [] });
  await expect(ask({ where: { distrct: ['x'] } })).rejects.toThrow('Themes cannot be proposed');
});
