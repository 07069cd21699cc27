import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogueEntrySchema } from '../../api/contract/catalogue.ts';
import { catalogue } from '../../api/metrics/index.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

/** The ids that the measures document names; scripts rely on them. */
const NAMED = (
  'satisfaction_mean top2 bottom2 net_satisfaction nps fft_positive ncs_percent_positive official_positive acsi ' +
  'sense_gain sense_happiness sense_security barometer_index reach_rate response_rate resolution_rate ' +
  'satisfaction_rate composite_rates exclusion_gap revision_gap on_time_rate days_to_close days_to_close_p90 backlog ' +
  'backlog_age clearance repeat_rate per_1000 closed_share fixed_share satisfied_share volume'
).split(' ');
const DECLARED = { composite: { response_rate: 1 }, index: [{ metric: 'top2', weight: 1 }] };

describe('the catalogue', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
  });
  afterAll(() => test.close());

  it('holds every metric that is named, once, and is what its schema promises', () => {
    const ids = catalogue().map((entry) => catalogueEntrySchema.strict().parse(entry).id);
    expect(NAMED.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says everything in both languages', () => {
    for (const entry of catalogue())
      for (const text of [
        entry.label,
        entry.definition,
        entry.denominator,
        entry.method,
        ...(entry.needs ? [entry.needs] : []),
      ]) {
        expect([entry.id, text.en.trim().length > 1, /\p{Script=Han}/u.test(text.zh)]).toEqual([
          entry.id,
          true,
          true,
        ]);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
      }
  });

  it('answers nothing from nothing, and says so for each metric', async () => {
    for (const { id } of catalogue()) {
      const answer = await test.barometer.query({ metrics: [id], ...DECLARED });
      expect([id, answer.rows, answer.notes.length]).toEqual([id, [], 1]);
    }
  });
});
