import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../etl/model/problem.ts';
import { loadReference } from '../../etl/load/reference.ts';
import type { QueryRow } from '../../api/contract/index.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const SCALE = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];

/** 160 people, three quarters of them in North and half of them by phone in each, so that both parts are independent. */
const PEOPLE = Array.from({ length: 160 }, (_, i) => ({
  district: i % 4 === 0 ? 'South' : 'North',
  channel: i % 8 < 4 ? 'phone' : 'web',
  point: ((i * 7) % 5) + (i % 4 === 0 || i % 8 < 4 ? 0 : 1) > 4 ? 4 : (i * 7) % 5,
}));

const survey = {
  kind: 'survey' as const,
  source: 'residents',
  fields: { response_id: 'id', submitted_at: 'on', district: 'district', channel: 'channel' },
  items: [{ item: 'overall', column: 'overall', scale: 'satisfaction5' as const, overall: true }],
};
const hotline = {
  kind: 'complaints' as const,
  source: 'hotline',
  fields: { case_id: 'id', opened_at: 'on', district: 'district' },
};

/** The mean when everybody weighs `weight`, by plain arithmetic, and what such weights leave of the sample. */
const expected = (weight: (person: (typeof PEOPLE)[number]) => number): { mean: number; nEff: number } => {
  const [w, w2, ws] = PEOPLE.reduce(
    ([w, w2, ws], person) => {
      const of = weight(person);
      return [w + of, w2 + of * of, ws + of * person.point * 25];
    },
    [0, 0, 0],
  );
  return { mean: (ws ?? 0) / (w ?? 1), nEff: (w ?? 0) ** 2 / (w2 ?? 1) };
};

describe('weights that meet what is known of the population', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    const lines = PEOPLE.map(
      ({ district, channel, point }, i) => `P${i},2026-01-20 09:00:00,${district},${channel},${SCALE[point]}`,
    );
    await test.barometer.import(
      await test.file('people.csv', ['id,on,district,channel,overall', ...lines].join('\n')),
      { source: survey },
    );
    const cases = Array.from({ length: 40 }, (_, i) => `C${i},2026-01-15 08:00:00,North`);
    await test.barometer.import(await test.file('cases.csv', ['id,on,district', ...cases].join('\n')), {
      source: hotline,
    });
  });
  afterAll(() => test.close());

  const load = async (...rows: readonly string[]): Promise<number> => {
    const path = await test.file('margins.csv', ['source,variable,value,target', ...rows].join('\n'));
    return test.barometer.warehouse.exclusively((session) =>
      loadReference(session, 'margins', path, { now: NOW }),
    );
  };
  const refusal = async (work: Promise<unknown>): Promise<Problem> => {
    const error: unknown = await work.then(() => null).catch((reason: unknown) => reason);
    if (!(error instanceof Problem)) throw new Error('no Problem');
    return error;
  };
  const ask = (more: object = {}) => test.barometer.query({ metrics: ['satisfaction_mean'], ...more });
  const only = ({ rows }: { rows: readonly QueryRow[] }): QueryRow => rows[0] as QueryRow;

  beforeEach(() => load('residents,district,North,0.5', 'residents,district,South,0.5'));

  it('weights one margin as post-stratification does', async () => {
    const answer = await ask();
    const { mean, nEff } = expected(({ district }) => (district === 'North' ? 0.5 / 0.75 : 0.5 / 0.25));
    expect(only(answer).value).toBeCloseTo(mean, 4);
    expect(only(answer).n_eff).toBeCloseTo(nEff, 3);
    expect(only(answer).n).toBe(PEOPLE.length);
    expect(answer.source).toBe('rows');
    expect(answer.notes.join(' ')).toContain(`effective n ${Math.round(nEff)} of ${PEOPLE.length}`);
  });

  it('meets several margins at once, as shares or as counts', async () => {
    await load(
      'residents,district,North,30000',
      'residents,district,South,20000',
      'residents,channel,phone,0.8',
      'residents,channel,web,0.2',
    );
    // Where the parts are independent in the sample, the weights that meet both are a product.
    const { mean } = expected(
      ({ district, channel }) =>
        (district === 'North' ? 0.6 / 0.75 : 0.4 / 0.25) * (channel === 'phone' ? 0.8 / 0.5 : 0.2 / 0.5),
    );
    expect(only(await ask()).value).toBeCloseTo(mean, 4);
  });

  it('changes nothing for who asks unweighted, nor for complaints', async () => {
    const { mean } = expected(() => 1);
    const plain = await ask({ unweighted: true });
    expect(only(plain).value).toBeCloseTo(mean, 9);
    expect([plain.source, plain.weighted, plain.notes]).toEqual(['rollup', false, []]);
    const volume = await test.barometer.query({ metrics: ['volume'] });
    expect([volume.source, volume.rows[0]?.value]).toEqual(['rollup', 40]);
  });

  it('weighs a part of the sample with the weights of the whole', async () => {
    const { rows } = await ask({ by: ['district'] });
    for (const row of rows) {
      const points = PEOPLE.filter(({ district }) => district === row['district']).map(
        ({ point }) => point * 25,
      );
      expect(row.value).toBeCloseTo(points.reduce((sum, score) => sum + score, 0) / points.length, 4);
    }
  });

  it('refuses margins that cannot be met, naming them, and still answers unweighted', async () => {
    await load('residents,district,North,0.5', 'residents,district,South,0.3', 'residents,district,West,0.2');
    const { problems, status } = await refusal(ask());
    expect(status).toBe(422);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'margin_category_without_respondents',
        detail: 'residents: district = West has no respondents.',
        pointer: '/unweighted',
      }),
    ]);
    expect(only(await ask({ unweighted: true })).n).toBe(PEOPLE.length);
    expect((await test.barometer.query({ metrics: ['volume'] })).rows).toHaveLength(1);
  });

  it('refuses a population that would weigh somebody more than five times the mean', async () => {
    await load(
      'residents,district,North,0.001',
      'residents,district,South,0.999',
      'residents,channel,phone,0.001',
      'residents,channel,web,0.999',
    );
    const { problems } = await refusal(ask());
    expect(problems.map(({ code }) => code)).toContain('margin_unmet');
  });

  it('refuses a file that is no margin, with everything that is wrong, and keeps the last', async () => {
    const { problems } = await refusal(
      load('residents,age,18-30,0.5', 'residents,district,North,-1', 'residents,district,,0.5'),
    );
    expect(problems.map(({ line, value }) => [line, value])).toEqual([
      [2, 'age'],
      [3, '-1'],
      [4, undefined],
    ]);
    const shares = await refusal(load('residents,district,North,0.5', 'residents,district,South,0.4'));
    expect(shares.problems[0]?.detail).toContain('come to 0.9, not to 1');
    expect((await ask()).source).toBe('rows');
  });

  it('forgets the weights when the file names no margin', async () => {
    expect(await load()).toBe(0);
    expect((await ask()).source).toBe('rollup');
  });
});
