import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeToCloseAnswerSchema } from '../../api/contract/index.ts';
import { answerTimeToClose } from '../../api/query/time-to-close.ts';
import { Problem } from '../../etl/model/problem.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const source = {
  kind: 'complaints' as const,
  source: 'hotline',
  fields: { case_id: 'id', opened_at: 'opened', closed_at: 'closed', issue: 'issue' },
};

/** Opened on one day; closed after so many days, or still open. */
const ROADS = [1, 1, 2, 3, 3, 3, 5, 8, 8, 13, null, null];
const NOISE = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2];
const FEW = [4, 5, 6];

describe('how fast cases are closed', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    let id = 0;
    const lines = Object.entries({ Roads: ROADS, Noise: NOISE, Rats: FEW }).flatMap(([issue, days]) =>
      days.map((after) => {
        id += 1;
        const closed = after === null ? '' : `2026-03-${String(1 + after).padStart(2, '0')} 10:00:00`;
        return `C${id},2026-03-01 09:00:00,${closed},${issue}`;
      }),
    );
    await test.barometer.import(
      await test.file('cases.csv', ['id,opened,closed,issue', ...lines].join('\n')),
      { source },
    );
  });
  afterAll(() => test.close());

  const ask = (input: object) => test.barometer.read((session) => answerTimeToClose(session, input));

  it('gives the share closed by each day; where nobody is still open that is plain counting', async () => {
    const answer = timeToCloseAnswerSchema.strict().parse(await ask({ by: ['issue'] }));
    const noise = answer.curves.find(({ member }) => member === 'Noise');
    expect(noise?.points.map(({ day, closed, n_at_risk }) => [day, closed, n_at_risk])).toEqual([
      [0, expect.closeTo(4 / 12, 12), 12],
      [1, expect.closeTo(9 / 12, 12), 8],
      [2, expect.closeTo(1, 12), 3],
    ]);
    expect(noise?.median).toBe(1);
    for (const { closed, lower, upper } of noise?.points.slice(0, 2) ?? []) {
      expect(lower).toBeLessThan(closed);
      expect(upper).toBeGreaterThan(closed);
    }
  });

  it('counts cases that are still open as far as they have come', async () => {
    const { curves, whole } = await ask({ by: ['issue'] });
    const roads = curves.find(({ member }) => member === 'Roads');
    // The last timestamp is of day 13: both open cases are 13 days old, behind the last closing.
    expect(roads?.points.at(-1)).toMatchObject({
      day: 13,
      n_at_risk: 3,
      closed: expect.closeTo(10 / 12, 12),
    });
    expect(whole.n).toBe(ROADS.length + NOISE.length + FEW.length);
  });

  it('says who is slower than the others, and nothing of the few', async () => {
    const { curves, n_tested } = await ask({ by: ['issue'] });
    const by = Object.fromEntries(curves.map((curve) => [curve.member, curve]));
    expect(n_tested).toBe(2);
    expect(by['Noise']?.q).toBeLessThan(0.05);
    expect(by['Rats']).toMatchObject({ n: 3, points: [], p: null, q: null, flags: ['small_base'] });
    expect(
      (await ask({ by: ['issue'], min_n: 1 })).curves.find(({ member }) => member === 'Rats')?.points,
    ).toHaveLength(3);
  });

  it('answers all together without a dimension, and refuses two', async () => {
    expect((await ask({})).curves).toEqual([]);
    await expect(ask({ by: ['issue', 'district'] })).rejects.toBeInstanceOf(Problem);
  });
});
