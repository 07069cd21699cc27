import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryAnswerSchema, type QueryRow } from '../../api/contract/query.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

/** Cases with every combination of the three answers, more of some than of others; a fifth is left out of the assessment. */
const CASES = Array.from({ length: 400 }, (_, i) => ({
  id: `C${i}`,
  on: `2026-0${1 + (i % 2)}-10 08:00:00`,
  closed: i % 9 === 0 ? '' : `2026-0${1 + (i % 2)}-1${i % 9} 08:00:00`,
  district: i % 4 === 0 ? 'South' : 'North',
  contacted: i % 11 === 0 ? '' : i % 6 === 0 ? 'no' : 'yes',
  resolved: i % 13 === 0 ? '' : i % 3 === 0 || i % 6 === 0 ? 'no' : 'yes',
  satisfied:
    i % 7 === 0
      ? ''
      : i % 3 === 0 && i % 2 === 0
        ? 'Dissatisfied'
        : i % 5 === 0
          ? 'Basically satisfied'
          : 'Satisfied',
  assessed: i % 5 === 0 ? 'no' : 'yes',
}));
type Case = (typeof CASES)[number];

const WEIGHTS = { response_rate: 1, resolution_rate: 2, satisfaction_rate: 2 };
const rate = (rows: readonly Case[], known: (row: Case) => boolean, yes: (row: Case) => boolean): number => {
  const base = rows.filter(known);
  return base.filter(yes).length / base.length;
};
const composite = (rows: readonly Case[]): number =>
  (rate(
    rows,
    (row) => row.contacted !== '',
    (row) => row.contacted === 'yes',
  ) +
    2 *
      rate(
        rows,
        (row) => row.resolved !== '',
        (row) => row.resolved === 'yes',
      ) +
    2 *
      rate(
        rows,
        (row) => row.satisfied !== '',
        (row) => row.satisfied === 'Satisfied',
      )) /
  5;
const assessed = (rows: readonly Case[]): Case[] => rows.filter((row) => row.assessed === 'yes');

/** Standard error by leaving out one case at a time. */
const jackknife = (of: (rows: readonly Case[]) => number): number => {
  const values = CASES.map((_, i) => of(CASES.filter((__, at) => at !== i)));
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(
    (values.reduce((sum, value) => sum + (value - middle) ** 2, 0) * (values.length - 1)) / values.length,
  );
};

describe('what a question declares', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    const header = 'id,on,closed,district,reached,contacted,resolved,satisfied,assessed';
    const lines = CASES.map((row) =>
      [
        row.id,
        row.on,
        row.closed,
        row.district,
        'yes',
        row.contacted,
        row.resolved,
        row.satisfied,
        row.assessed,
      ].join(','),
    );
    await test.barometer.import(await test.file('cases.csv', [header, ...lines].join('\n')), {
      source: {
        kind: 'complaints',
        source: 'hotline',
        fields: {
          case_id: 'id',
          opened_at: 'on',
          closed_at: 'closed',
          district: 'district',
          reached: 'reached',
          contacted: 'contacted',
          resolved: 'resolved',
          satisfaction: 'satisfied',
          assessed: 'assessed',
        },
        scales: { satisfaction: 'official5' },
      },
    });
  });
  afterAll(() => test.close());

  const ask = async (input: object) => queryAnswerSchema.parse(await test.barometer.query(input));
  const one = async (input: object): Promise<QueryRow> => {
    const { rows } = await ask(input);
    expect(rows).toHaveLength(1);
    return rows[0] as QueryRow;
  };
  it('composes the three rates with the weights it prints, and knows that they share their cases', async () => {
    const answer = await ask({ metrics: ['composite_rates', 'exclusion_gap'], composite: WEIGHTS });
    expect(answer.declared.composite).toEqual({
      response_rate: 0.2,
      resolution_rate: 0.4,
      satisfaction_rate: 0.4,
    });
    const [whole, gap] = [answer.rows[0] as QueryRow, answer.rows[1] as QueryRow];
    expect(whole.value).toBeCloseTo(composite(CASES), 12);
    expect(gap.value).toBeCloseTo(100 * (composite(CASES) - composite(assessed(CASES))), 10);
    expect(gap.excluded_share).toBeCloseTo(
      CASES.filter((row) => row.assessed === 'no').length / CASES.length,
      12,
    );
    const half = (row: QueryRow): number => ((row.upper ?? 0) - (row.lower ?? 0)) / 2 / 1.959964;
    expect(half(whole) / jackknife(composite)).toBeCloseTo(1, 1);
    const between = (rows: readonly Case[]): number => 100 * (composite(rows) - composite(assessed(rows)));
    expect(half(gap) / jackknife(between)).toBeCloseTo(1, 1);
    expect(
      (await ask({ metrics: ['composite_rates'], composite: 'response_rate:10,satisfaction_rate:30' }))
        .declared.composite,
    ).toEqual({ response_rate: 0.25, satisfaction_rate: 0.75 });
  });

  it('shows the strict and the official reading of the same answers together', async () => {
    const row = await one({ metrics: ['satisfaction_rate'] });
    const said = CASES.filter(({ satisfied }) => satisfied !== '');
    expect(row.value).toBe(row.strict_value);
    expect(row.official_value).toBeCloseTo(
      said.filter(({ satisfied }) => satisfied !== 'Dissatisfied').length / said.length,
      12,
    );
    const official = await one({ metrics: ['official_positive'] });
    expect([official.value, official.strict_value]).toEqual([row.official_value, row.strict_value]);
    expect((await one({ metrics: ['satisfaction_rate'], cut: 'official' })).value).toBe(row.official_value);
  });

  it('answers assessed cases and all cases as toggles of one question', async () => {
    const on = await ask({ metrics: ['resolution_rate'], cases: 'assessed' });
    expect(on.cases).toBe('assessed');
    expect(on.rows[0]?.value).toBeCloseTo(
      rate(
        assessed(CASES),
        (row) => row.resolved !== '',
        (row) => row.resolved === 'yes',
      ),
      12,
    );
  });

  it('compares with a target: difference, interval, verdict after correction for all that was asked', async () => {
    const answer = await ask({
      metrics: ['resolution_rate', 'response_rate'],
      by: ['district'],
      compare: 'benchmark',
      benchmark: 'resolution_rate:0.9,response_rate:0.8',
    });
    expect([answer.n_tested, answer.declared.benchmark]).toEqual([
      4,
      { resolution_rate: 0.9, response_rate: 0.8 },
    ]);
    for (const row of answer.rows) {
      const target = row.metric === 'resolution_rate' ? 0.9 : 0.8;
      expect(row.benchmark_value).toBe(target);
      expect(row.difference).toBeCloseTo((row.value ?? 0) - target, 12);
      expect(row.difference_lower).toBeCloseTo((row.lower ?? 0) - target, 12);
      const excluded = (row.lower ?? 0) > target || (row.upper ?? 0) < target;
      expect((row.p ?? 1) < 0.05).toBe(excluded);
    }
    expect(
      new Set(answer.rows.filter(({ metric }) => metric === 'resolution_rate').map(({ verdict }) => verdict)),
    ).toEqual(new Set(['worse']));
    const days = await one({ metrics: ['days_to_close'], compare: 'benchmark', benchmark: 30 });
    expect(days.verdict).toBe('better');
  });

  it('makes an index of declared components, and shows what pulls it down', async () => {
    const index = [
      { metric: 'resolution_rate', weight: 3 },
      { metric: 'response_rate', weight: 1 },
    ];
    const row = await one({ metrics: ['barometer_index'], index });
    const [resolution, response] = [
      (await one({ metrics: ['resolution_rate'] })).value ?? 0,
      (await one({ metrics: ['response_rate'] })).value ?? 0,
    ];
    expect(row.value).toBeCloseTo(100 * resolution ** 0.75 * response ** 0.25, 9);
    expect(row.lowest_component).toBe('resolution_rate');
    expect(row.components?.map(({ metric, weight }) => [metric, weight])).toEqual([
      ['resolution_rate', 0.75],
      ['response_rate', 0.25],
    ]);
    // Delta method by hand: relative errors add up, weighted.
    const relative = (p: number, n: number): number => Math.sqrt((1 - p) / (p * n));
    const nOf = (metric: string): number => row.components?.find((each) => each.metric === metric)?.n ?? 0;
    const se =
      (row.value ?? 0) *
      Math.hypot(
        0.75 * relative(resolution, nOf('resolution_rate')),
        0.25 * relative(response, nOf('response_rate')),
      );
    expect(((row.upper ?? 0) - (row.lower ?? 0)) / 2 / 1.96 / se).toBeCloseTo(1, 1);
    expect(await one({ metrics: ['barometer_index'], index })).toEqual(row);
    expect(row.sensitivity_lower).toBeGreaterThanOrEqual(100 * Math.min(resolution, response) - 1e-9);
    expect(row.sensitivity_upper).toBeLessThanOrEqual(100 * Math.max(resolution, response) + 1e-9);
  });

  it('leaves an index unmeasured when a component was not observed', async () => {
    const answer = await ask({ metrics: ['barometer_index'], index: 'resolution_rate:1,on_time_rate:1' });
    expect(answer.rows.map(({ value, flags }) => [value, flags])).toEqual([[null, ['component_missing']]]);
  });
});
