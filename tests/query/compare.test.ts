import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareAnswerSchema } from '../../api/contract/compare.ts';
import { groupRanks } from '../../api/query/group-ranks.ts';
import { answerCompare } from '../../api/query/peers.ts';
import { Problem } from '../../etl/model/problem.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

describe('units that can or cannot be told apart', () => {
  it('groups what overlaps and separates what does not', () => {
    const ranks = [
      [1, 1, 2],
      [1, 2, 2],
      [3, 4, 4],
      [3, 3, 4],
    ].map(([lower = 0, median = 0, upper = 0]) => ({ lower, median, upper }));
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
    for (const { value, shrunk } of answer.units.slice(0, 3))
      expect(Math.abs((shrunk ?? 0) - 105 / 165)).toBeLessThan(Math.abs((value ?? 0) - 105 / 165));
    // Distance on the arcsine scale, with the variance between units that the answer states.
    const [yes, all] = SOLVED['South'] as readonly [number, number];
    const spread = Math.sqrt(1 / (4 * all) + (answer.tau2 ?? 0));
    expect(answer.units[0]?.z).toBeCloseTo(
      (Math.asin(Math.sqrt(yes / all)) - Math.asin(Math.sqrt(105 / 165))) / spread,
      9,
    );
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
