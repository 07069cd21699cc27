import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../etl/model/problem.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const WEIGHTS = { response_rate: 1, resolution_rate: 2, satisfaction_rate: 2 };

describe('questions that cannot be meant', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    const path = await test.file('cases.csv', 'id,on,district\n1,2026-01-10,North\n2,2026-02-10,South\n');
    const fields = { case_id: 'id', opened_at: 'on', district: 'district' };
    await test.barometer.import(path, { source: { kind: 'complaints', source: 'hotline', fields } });
  });
  afterAll(() => test.close());

  const refused = async (input: object): Promise<string[]> => {
    const error: unknown = await test.barometer.query(input).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).problems.map(({ code, pointer }) => `${code} ${pointer ?? ''}`);
  };

  it('refuses what cannot be meant, all at once', async () => {
    expect(await refused({ metrics: ['composite_rates'] })).toEqual(['weights_not_declared /composite']);
    expect(await refused({ metrics: ['barometer_index'] })).toEqual(['index_not_declared /index']);
    expect(await refused({ metrics: ['volume'], composite: 'respons_rate:1' })).toEqual([
      'unknown_metric /composite/respons_rate',
    ]);
    expect(await refused({ metrics: ['composite_rates'], composite: { response_rate: -1 } })).toEqual([
      'invalid_value /composite/response_rate',
    ]);
    expect(await refused({ metrics: ['composite_rates'], composite: { response_rate: 0 } })).toEqual([
      'no_weight /composite',
    ]);
    expect(await refused({ metrics: ['exclusion_gap'], composite: WEIGHTS, cases: 'assessed' })).toEqual([
      'gap_needs_all_cases /cases',
    ]);
    expect(await refused({ metrics: ['barometer_index'], index: 'volume:1,top22:1' })).toEqual([
      'no_score /index/0/metric',
      'unknown_metric /index/1/metric',
    ]);
    expect(await refused({ metrics: ['volume'], compare: 'benchmark' })).toEqual([
      'benchmark_missing /benchmark',
    ]);
    expect(
      await refused({ metrics: ['volume', 'backlog'], compare: 'benchmark', benchmark: { volume: 3 } }),
    ).toEqual(['benchmark_missing /benchmark/backlog']);
    expect(await refused({ metrics: ['volume'], benchmark: 3 })).toEqual([
      'benchmark_without_comparison /compare',
    ]);
    expect(
      await refused({ metrics: ['volume'], by: ['day', 'month'], from: '2026-02-01', to: '2026-01-01' }),
    ).toEqual(['several_time_dimensions /by', 'reversed_dates /from']);
    expect(await refused({ metrics: ['volume'], where: { district: ['Nroth'] } })).toEqual([
      'unknown_member /where/district',
    ]);
  });

  it('gives no row where nothing was observed, and says so', async () => {
    const answer = await test.barometer.query({ metrics: ['volume'], from: '2030-01-01', to: '2030-12-31' });
    expect(answer.rows).toEqual([]);
    expect(answer.notes).toEqual([
      'Nothing was observed: no case and no answer fits the period and the conditions.',
    ]);
  });
});
