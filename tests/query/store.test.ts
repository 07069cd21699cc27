import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuery } from '../../api/query/answer.ts';
import { timeMember } from '../../api/query/store/epoch-day.ts';
import { bumpDataVersion } from '../../etl/load/bookkeeping.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { COMPOSITE, expectCases } from './count-cases.ts';
import { caseHistory, caseMapping, casesToCsv } from './random-cases.ts';

const METRICS = [
  ...Object.keys(expectCases([], [], 1)),
  ...['satisfaction_mean', 'top2', 'bottom2', 'nps', 'same_day_share', 'same_day_unfixed_share'],
];

/** Questions that rollups answer: whole months, any dimensions of a rollup, any filter. */
const question = fc.record({
  metrics: fc.uniqueArray(fc.constantFrom(...METRICS), { minLength: 1, maxLength: 5 }),
  by: fc
    .tuple(
      fc.constantFrom(...([[], ['month'], ['quarter'], ['year']] as const)),
      fc.uniqueArray(fc.constantFrom('district', 'issue', 'source', 'issue_group', 'kind'), { maxLength: 2 }),
    )
    .map(([time, groups]) => [...time, ...groups]),
  where: fc.record(
    {
      source: fc.constantFrom(['first'], ['second'], ['first', 'second']),
      district: fc.constantFrom(['North'], ['Harbourside', null], [null]),
      issue: fc.constantFrom(['Roads'], ['Water', null]),
    },
    { requiredKeys: [] },
  ),
  from: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
  to: fc.constantFrom(null, '2026-01-31', '2026-02-28', '2026-03-31', '2026-05-31', '2026-12-31'),
  cases: fc.constantFrom('all', 'assessed'),
});

describe('rollups in memory', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    const [first, second, third] = fc.sample(caseHistory, { numRuns: 3, seed: 20261123 });
    for (const [i, history] of [first, second, third].entries())
      for (const [j, rows] of (history?.files ?? []).entries()) {
        const path = await test.file(`${i}-${j}.csv`, casesToCsv(rows));
        await test.barometer.import(path, { source: caseMapping(i === 1 ? 'second' : 'first') });
      }
    // A spelling that stood for another place for a month only.
    await test.barometer.warehouse.exclusively(async (session) => {
      await session.run(
        `INSERT INTO alias VALUES ('district', 'South', 'Harbourside', false, DATE '2026-02-01', DATE '2026-02-28')`,
      );
      await bumpDataVersion(session);
    });
  });
  afterAll(() => test.close());

  it('answer what the engine answers, whatever is asked', async () => {
    let nRows = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ from, to, ...asked }) => {
        fc.pre(from === null || to === null || from < to);
        const input = {
          ...asked,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          composite: COMPOSITE,
          min_n: 1,
        };
        const ask = (remembers: boolean) =>
          test.barometer
            .read((session) => answerQuery({ ...session, ...(remembers ? {} : { remembers }) }, input))
            .catch((problem: unknown) => ({ problem: String(problem) }));
        const [stored, engine] = [await ask(true), await ask(false)];
        expect(stored).toEqual(engine);
        if ('rows' in stored) nRows += stored.rows.length;
      }),
      { numRuns: 250, seed: 20261123 },
    );
    expect(nRows).toBeGreaterThan(500);
  });

  it('are read again when the data are others', async () => {
    const volume = async (): Promise<number | null | undefined> =>
      (await test.barometer.query({ metrics: ['volume'], where: { source: ['third'] } })).rows[0]?.value;
    expect(await volume()).toBeUndefined();
    const [history] = fc.sample(caseHistory, { numRuns: 1, seed: 7 });
    const path = await test.file('third.csv', casesToCsv(history?.files[0] ?? []));
    const report = await test.barometer.import(path, { source: caseMapping('third') });
    expect(await volume()).toBeGreaterThan(0);
    await test.barometer.undo(report.import_id ?? 0);
    expect(await volume()).toBeUndefined();
  });

  it('are ready before anybody can ask what an import changed', async () => {
    const input = { metrics: ['volume', 'days_to_close', 'top2'], by: ['district'], min_n: 1 };
    await test.barometer.query(input);
    const [history] = fc.sample(caseHistory, { numRuns: 1, seed: 11 });
    const path = await test.file('fourth.csv', casesToCsv(history?.files[0] ?? []));
    const report = await test.barometer.import(path, { source: caseMapping('fourth') });
    const unread = (): Promise<never> => Promise.reject(new Error('a rollup was read'));
    const ask = (more: object) =>
      test.barometer.read((session) => answerQuery({ ...session, ...more }, input));
    const after = await ask({ numberColumns: unread });
    expect(after).toEqual(await ask({ remembers: false }));
    await test.barometer.undo(report.import_id ?? 0);
    const undone = await ask({ numberColumns: unread });
    expect(undone).toEqual(await ask({ remembers: false }));
    expect(undone.rows).not.toEqual(after.rows);
  });

  it('name days, weeks, months, quarters and years as the engine does', async () => {
    const rows = await test.barometer.read((session) =>
      session.rows<Record<'day' | 'week' | 'month' | 'quarter' | 'year', string> & { epoch: number }>(
        `SELECT epoch, strftime(on_day, '%Y-%m-%d') AS "day", strftime(on_day, '%G-W%V') AS week, strftime(on_day, '%Y-%m') AS "month",
           strftime(on_day, '%Y') || '-Q' || CAST(quarter(on_day) AS VARCHAR) AS quarter, strftime(on_day, '%Y') AS "year"
         FROM (SELECT CAST(n AS INTEGER) AS epoch, DATE '1970-01-01' + CAST(n AS INTEGER) AS on_day FROM range(-4000, 25000) t(n))`,
      ),
    );
    for (const { epoch, ...named } of rows)
      for (const [dimension, member] of Object.entries(named))
        if (timeMember(dimension as 'day', epoch) !== member)
          expect([epoch, timeMember(dimension as 'day', epoch)]).toEqual([epoch, member]);
    expect(rows).toHaveLength(29_000);
  });
});
