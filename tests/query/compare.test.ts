import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareAnswerSchema } from '../../api/contract/compare.ts';
import { funnel } from '../../api/query/funnel.ts';
import { answerCompare } from '../../api/query/peers.ts';
import { groupRanks, rankUnits } from '../../api/query/rank-units.ts';
import { seededRandom } from '../../api/query/seeded-random.ts';
import { Problem } from '../../etl/model/problem.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

/** Simulated units and what R (FunnelPlotR 0.6.0, data_type PR, angles clipped) says of them: reference topic 06. */
const UNITS = (
  '1/3 8/8 10/15 18/22 20/30 27/41 39/55 42/60 54/75 68/88 59/95 72/110 85/130 116/160 138/190 153/220 207/260 ' +
  '230/310 314/400 354/520 530/700 824/980'
)
  .split(' ')
  .map((each) => each.split('/').map(Number))
  .map(([x = 0, n = 0]) => ({ x, n }));
const FROM_R = {
  phi: 2.157575719364057,
  tau2: 0.001663952193443887,
  lower95: [0.21296623984646615, 0.41058417711899, 0.5003204968173122, 0.5419246697614782],
  upper95: [1, 0.97330034346233, 0.9366861782058443, 0.9149077571364522],
  lower998: [0.022374324568559575, 0.22185689546310236, 0.34965576216690286, 0.413405702881852],
  upper998: [1, 1, 0.9897676311997399, 0.9723684599914827],
};

/** P(A > B) of two shares with Beta posteriors, by summing their densities over a fine grid. */
const isHigher = (a: { x: number; n: number }, b: { x: number; n: number }): number => {
  const steps = 4000;
  const grid = Array.from({ length: steps }, (_, i) => (i + 0.5) / steps);
  const mass = ({ x, n }: { x: number; n: number }): number[] => {
    const log = grid.map((p) => (x - 0.5) * Math.log(p) + (n - x - 0.5) * Math.log(1 - p));
    const top = Math.max(...log);
    const raw = log.map((each) => Math.exp(each - top));
    const total = raw.reduce((sum, each) => sum + each, 0);
    return raw.map((each) => each / total);
  };
  const [first, second] = [mass(a), mass(b)];
  let below = 0;
  return first.reduce((sum, each, i) => {
    const own = second[i] ?? 0;
    const found = sum + each * (below + own / 2);
    below += own;
    return found;
  }, 0);
};

describe('units that can or cannot be told apart', () => {
  it('has the limits of R, with the angle held before it is squared', () => {
    const found = funnel(UNITS);
    expect(found.phi).toBeCloseTo(FROM_R.phi, 9);
    expect(found.tau2).toBeCloseTo(FROM_R.tau2, 9);
    const first = found.units.slice(0, 4);
    for (const [name, pick] of [
      ['lower95', (unit) => unit.limits95.lower],
      ['upper95', (unit) => unit.limits95.upper],
      ['lower998', (unit) => unit.limits998.lower],
      ['upper998', (unit) => unit.limits998.upper],
    ] as const satisfies readonly (readonly [
      keyof typeof FROM_R,
      (unit: (typeof first)[number]) => number,
    ])[])
      first.map(pick).forEach((value, i) => expect(value).toBeCloseTo(FROM_R[name][i] as number, 8));
  });

  it('is no wider than chance where units do not differ by more', () => {
    const same = Array.from({ length: 12 }, (_, i) => ({ x: 30 + (i % 2), n: 60 }));
    expect(funnel(same).tau2).toBe(0);
  });

  it('ranks by how often a unit comes first, as integration says', () => {
    const units = [
      { x: 40, n: 60 },
      { x: 33, n: 60 },
    ];
    const ranks = rankUnits(units, 10_000, seededRandom('ranks'));
    const expected = isHigher(units[0] as (typeof units)[0], units[1] as (typeof units)[0]);
    expect(Math.abs((ranks[0]?.pFirstQuarter ?? 0) - expected)).toBeLessThan(0.015);
    expect((ranks[0]?.pFirstQuarter ?? 0) + (ranks[1]?.pFirstQuarter ?? 0)).toBeCloseTo(1, 12);
    expect(rankUnits(units, 1000, seededRandom('a'))).toEqual(rankUnits(units, 1000, seededRandom('a')));
  });

  it('groups what overlaps and separates what does not', () => {
    const ranks = rankUnits(
      [
        { x: 900, n: 1000 },
        { x: 880, n: 1000 },
        { x: 300, n: 1000 },
        { x: 310, n: 1000 },
      ],
      2000,
      seededRandom('groups'),
    );
    expect(groupRanks(ranks)).toEqual([1, 1, 2, 2]);
  });
});

describe('districts compared', () => {
  let test: TestWarehouse;
  const SOLVED: Readonly<Record<string, readonly [yes: number, all: number]>> = {
    North: [40, 50],
    South: [20, 60],
    West: [45, 55],
    Tiny: [1, 3],
  };
  beforeAll(async () => {
    test = await openTestWarehouse();
    const lines = Object.entries(SOLVED).flatMap(([district, [yes, all]]) =>
      Array.from(
        { length: all },
        (_, i) => `${district}${i},2026-01-10 08:00:00,${district},yes,${i < yes ? 'yes' : 'no'}`,
      ),
    );
    await test.barometer.import(
      await test.file('cases.csv', ['id,on,district,reached,solved', ...lines].join('\n')),
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
  });
  afterAll(() => test.close());

  const compare = async (input: object) =>
    compareAnswerSchema.parse(await test.barometer.read((session) => answerCompare(session, input)));

  it('orders the worst first, withholds the small, and says how many were tested', async () => {
    const answer = await compare({ metric: 'resolution_rate', draws: 2000 });
    expect(answer.units.map(({ district }) => district)).toEqual(['South', 'North', 'West', 'Tiny']);
    expect(answer.n_tested).toBe(3);
    expect(answer.target).toBeCloseTo(105 / 165, 12);
    for (const unit of answer.units) {
      const [yes, all] = SOLVED[String(unit.district)] ?? [0, 0];
      expect(unit.n).toBe(all);
      if (unit.district === 'Tiny')
        expect([unit.value, unit.verdict, unit.flags]).toEqual([null, 'too_few', ['small_base']]);
      else expect(unit.value).toBeCloseTo(yes / all, 12);
    }
    expect(answer.units.slice(0, 3).map(({ group }) => group)).toEqual([2, 1, 1]);
    expect(answer.units[0]?.p_worst_quarter).toBeGreaterThan(0.99);
  });

  it('measures from a given target', async () => {
    const answer = await compare({ metric: 'resolution_rate', target: 0.9, draws: 1000 });
    expect([answer.target, answer.target_from]).toEqual([0.9, 'given']);
    expect(answer.units[0]?.z).toBeLessThan(0);
  });

  it('refuses what is no share', async () => {
    await expect(compare({ metric: 'volume' })).rejects.toBeInstanceOf(Problem);
    await expect(compare({ metric: 'resolution_rate', by: ['distrct'] })).rejects.toBeInstanceOf(Problem);
  });
});
