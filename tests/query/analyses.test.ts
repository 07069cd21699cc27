import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../etl/model/problem.ts';
import { answerDrivers } from '../../api/query/drivers.ts';
import { answerQuadrant } from '../../api/query/quadrant.ts';
import { answerWhy } from '../../api/query/why.ts';
import { driversAnswerSchema, quadrantAnswerSchema, whyAnswerSchema } from '../../api/contract/index.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const SCALE = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];
const N = 240;

interface Person {
  readonly district: string;
  readonly overall: number;
  readonly roads: number;
  readonly parks: number;
  readonly matters: readonly string[];
}

/** A made-up city: South is worse off, and says so on roads; nobody answers at random. */
const PEOPLE: readonly Person[] = Array.from({ length: N }, (_, i) => {
  const district = i % 3 === 0 ? 'South' : 'North';
  const roads = (i * 7 + (district === 'South' ? 0 : 2)) % 5;
  const parks = (i * 11 + 3) % 5;
  return {
    district,
    overall: Math.min(
      4,
      Math.max(0, Math.round(0.7 * roads + 0.2 * parks + ((i * 5) % 3) - 1 - (district === 'South' ? 1 : 0))),
    ),
    roads,
    parks,
    matters: [...(i % 2 === 0 ? ['Roads'] : []), ...(i % 5 === 0 ? ['Parks'] : [])],
  };
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const correlation = (x: readonly number[], y: readonly number[]): number => {
  const [mx, my] = [mean(x), mean(y)];
  const across = x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] as number) - my), 0);
  const squares = (values: readonly number[], m: number): number =>
    values.reduce((sum, value) => sum + (value - m) ** 2, 0);
  return across / Math.sqrt(squares(x, mx) * squares(y, my));
};

const survey = {
  kind: 'survey' as const,
  source: 'residents',
  fields: { response_id: 'id', submitted_at: 'on', district: 'district' },
  items: [
    { item: 'overall', column: 'overall', scale: 'satisfaction5' as const, overall: true },
    { item: 'roads', column: 'roads', scale: 'satisfaction5' as const, issue: 'Roads' },
    { item: 'parks', column: 'parks', scale: 'satisfaction5' as const, issue: 'Parks' },
    {
      item: 'matters_roads',
      column: 'matters',
      scale: 'yesno' as const,
      option: 'Roads',
      separator: ';',
      issue: 'Roads',
    },
    {
      item: 'matters_parks',
      column: 'matters',
      scale: 'yesno' as const,
      option: 'Parks',
      separator: ';',
      issue: 'Parks',
    },
  ],
};

/** North complains a lot, South hardly. */
const CASES = Array.from({ length: 130 }, (_, i) => ({
  id: `C${i}`,
  on: `2026-0${i < 60 ? 1 : 2}-15 08:00:00`,
  district: i % 10 === 0 ? 'South' : 'North',
  solved: i % 4 === 0 ? 'no' : 'yes',
}));

describe('questions of their own kind', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    const people = PEOPLE.map(
      ({ district, overall, roads, parks, matters }, i) =>
        `P${i},2026-01-20 09:00:00,${district},${SCALE[overall]},${SCALE[roads]},${SCALE[parks]},${matters.join(';') || 'None'}`,
    );
    await test.barometer.import(
      await test.file('people.csv', ['id,on,district,overall,roads,parks,matters', ...people].join('\n')),
      { source: survey },
    );
    const cases = CASES.map(({ id, on, district, solved }) => `${id},${on},${district},yes,${solved}`);
    await test.barometer.import(
      await test.file('cases.csv', ['id,on,district,reached,solved', ...cases].join('\n')),
      {
        source: {
          kind: 'complaints',
          source: 'hotline',
          fields: {
            case_id: 'id',
            opened_at: 'on',
            district: 'district',
            reached: 'reached',
            resolved: 'solved',
          },
        },
      },
    );
    await test.barometer.warehouse.exclusively(async (session) => {
      await session.run(
        `INSERT INTO population (place, year, n, sample) VALUES ('North', 2026, 20000, false), ('South', 2026, 10000, false)`,
      );
    });
  });
  afterAll(() => test.close());

  const refused = async (work: () => Promise<unknown>): Promise<string[]> => {
    const error = await work().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Problem);
    return (error as Problem).problems.map(({ code, pointer }) => `${code} ${pointer ?? ''}`.trim());
  };

  it('finds what goes with satisfaction, and what people say matters', async () => {
    const answer = driversAnswerSchema.parse(
      await test.barometer.read((session) => answerDrivers(session, { draws: 50 })),
    );
    expect([answer.n_complete, answer.n_respondents, answer.outcome, answer.kind]).toEqual([
      N,
      N,
      'overall',
      'association',
    ]);
    const overall = PEOPLE.map((person) => person.overall);
    for (const name of ['roads', 'parks'] as const) {
      const item = answer.items.find((each) => each.item === name);
      const own = PEOPLE.map((person) => person[name]);
      expect(item?.correlation).toBeCloseTo(correlation(own, overall), 9);
      expect(item?.mean).toBeCloseTo(25 * mean(own), 9);
      const satisfied = own.filter((point) => point >= 3).length / N;
      const issue = name === 'roads' ? 'Roads' : 'Parks';
      const important = PEOPLE.filter(({ matters }) => matters.includes(issue)).length / N;
      expect(item?.satisfied).toBeCloseTo(satisfied, 12);
      expect(item?.stated_importance).toBeCloseTo(important, 12);
      expect(item?.priority).toBeCloseTo(important * (1 - satisfied), 12);
      expect(item?.relative_weight_lower).toBeLessThanOrEqual(item?.relative_weight ?? 0);
    }
    const [x, y, z] = [
      correlation(
        PEOPLE.map((p) => p.roads),
        overall,
      ),
      correlation(
        PEOPLE.map((p) => p.parks),
        overall,
      ),
      correlation(
        PEOPLE.map((p) => p.roads),
        PEOPLE.map((p) => p.parks),
      ),
    ];
    const rSquared = (x * x + y * y - 2 * x * y * z) / (1 - z * z);
    expect(answer.r_squared).toBeCloseTo(rSquared, 9);
    expect(answer.items.reduce((sum, item) => sum + (item.relative_weight ?? 0), 0)).toBeCloseTo(rSquared, 9);
  });

  it('gives the same draws for the same data', async () => {
    const ask = () => test.barometer.read((session) => answerDrivers(session, { draws: 60 }));
    expect(await ask()).toEqual(await ask());
  });

  it('refuses items that do not exist, and names the one that was meant', async () => {
    expect(
      await refused(() =>
        test.barometer.read((session) => answerDrivers(session, { items: ['rods'], outcome: 'overal' })),
      ),
    ).toEqual(['unknown_item /outcome', 'unknown_item /items/0']);
    expect(
      await refused(() => test.barometer.read((session) => answerDrivers(session, { itmes: ['roads'] }))),
    ).toEqual(['unknown_parameter /itmes']);
  });

  it('tells quiet and unhappy from loud and happy', async () => {
    const answer = quadrantAnswerSchema.parse(
      await test.barometer.read((session) => answerQuadrant(session, { to: '2026-02-28' })),
    );
    const of = (district: string) => answer.districts.find((each) => each.district === district);
    const own = (district: string) => PEOPLE.filter((person) => person.district === district);
    for (const [district, residents] of [
      ['North', 20_000],
      ['South', 10_000],
    ] as const) {
      const cases = CASES.filter((each) => each.district === district).length;
      expect(of(district)?.complaints.value).toBeCloseTo((1000 * cases) / residents, 12);
      expect(of(district)?.satisfaction.value).toBeCloseTo(
        25 * mean(own(district).map(({ overall }) => overall)),
        9,
      );
    }
    expect(answer.city.complaints).toBeCloseTo((1000 * CASES.length) / 30_000, 12);
    expect([of('North')?.quadrant, of('South')?.quadrant]).toEqual(['loud_happy', 'quiet_unhappy']);
    expect([of('North')?.highlighted, of('South')?.highlighted]).toEqual([false, true]);
    expect(answer.n_tested).toBe(4);
  });

  it('splits a change over district and by month, and refuses what cannot be split', async () => {
    const answer = whyAnswerSchema.parse(
      await test.barometer.read((session) =>
        answerWhy(session, {
          metric: 'resolution_rate',
          from: '2026-02-01',
          to: '2026-02-28',
          by: ['district'],
        }),
      ),
    );
    const rate = (month: string): number => {
      const own = CASES.filter(({ on }) => on.startsWith(month));
      return own.filter(({ solved }) => solved === 'yes').length / own.length;
    };
    expect(answer.value).toBeCloseTo(rate('2026-02'), 12);
    expect(answer.previous_value).toBeCloseTo(rate('2026-01'), 12);
    const change = rate('2026-02') - rate('2026-01');
    expect(Math.abs((answer.mix?.value ?? 0) + (answer.rate?.value ?? 0) - change)).toBeLessThan(1e-12);
    for (const parts of [answer.cells, answer.members.district ?? []])
      expect(Math.abs(parts.reduce((sum, { total }) => sum + total.value, 0) - change)).toBeLessThan(1e-12);
    const ask = (input: object) => refused(() => test.barometer.read((session) => answerWhy(session, input)));
    expect(await ask({ metric: 'days_to_close', from: '2026-02-01', to: '2026-02-28' })).toEqual([
      'cannot_split /metric',
    ]);
    expect(await ask({ metric: 'resolution_rat', from: '2026-02-01', to: '2026-02-28' })).toEqual([
      'unknown_metric /metric',
    ]);
    expect(await ask({ metric: 'resolution_rate', from: '2026-02-28', to: '2026-02-01' })).toEqual([
      'reversed_dates /from',
    ]);
    expect(await ask({ metric: 'resolution_rate' })).toEqual(['invalid_value /from', 'invalid_value /to']);
  });
});
