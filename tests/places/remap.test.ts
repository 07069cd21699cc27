import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryRow } from '../../api/contract/query.ts';
import { Problem } from '../../etl/model/problem.ts';
import { FIRST_DAY, LAST_DAY } from '../../etl/places/day.ts';
import { remap, undoRemapping, type AliasStatement } from '../../etl/places/index.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { complaintsCsv, COMPLAINTS } from './complaints.ts';

const NAMES = ['Allston', 'Brighton', 'Allston / Brighton', 'ALLSTON', 'Back Bay', ''];
const DAYS = ['2026-01-10', '2026-02-20', '2026-03-05', '2026-04-28'];

const alias = (raw: string, value: string, days: Partial<AliasStatement> = {}): AliasStatement => ({
  dimension: 'district',
  raw,
  value,
  from: FIRST_DAY,
  to: LAST_DAY,
  ...days,
});

let test: TestWarehouse;
const add = (...statements: AliasStatement[]): Promise<number> =>
  test.barometer.warehouse.exclusively((session) => remap(session, statements, { kind: 'alias', now: NOW }));
const undo = (id: number): Promise<unknown> =>
  test.barometer.warehouse.exclusively((session) => undoRemapping(session, id, NOW));
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).problems.map(({ code }) => code);
};
const ask = async (by: string[], where: Record<string, string[]> = {}): Promise<QueryRow[]> =>
  (await test.barometer.query({ metrics: ['volume', 'closed_share', 'days_to_close'], by, where, min_n: 1 }))
    .rows;
const volumes = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await ask(['district']))
      .filter(({ metric }) => metric === 'volume')
      .map((row) => [String(row.district), row.value ?? 0]),
  );
type Cell = [district: unknown, member: unknown, n: number];
/** Counts by district and another dimension. */
const cells = async (by: string, where: Record<string, string[]> = {}): Promise<Cell[]> =>
  (await ask(['district', by], where))
    .filter(({ metric }) => metric === 'volume')
    .map((row) => [row.district, row[by as 'month'], row.value ?? 0]);

beforeAll(async () => {
  test = await openTestWarehouse();
  const rows = NAMES.flatMap((district, i) =>
    Array.from({ length: 3 + i }, (_, k) => ({
      district,
      opened: DAYS[k % DAYS.length] as string,
      subdistrict: '',
      issue: `Issue ${k % 3}`,
    })),
  );
  await test.barometer.import(await test.file('complaints.csv', complaintsCsv(rows)), { source: COMPLAINTS });
});
afterAll(() => test.close());

describe('aliases', () => {
  it('are retroactive, never change the total, and are undone exactly', async () => {
    const before = await ask(['district', 'month', 'issue']);
    const plain = await volumes();
    expect(plain).toEqual({
      Allston: 3,
      Brighton: 4,
      'Allston / Brighton': 5,
      ALLSTON: 6,
      'Back Bay': 7,
      null: 8,
    });
    const id = await add(alias('ALLSTON', 'Allston'), alias('Brighton', 'Allston / Brighton'));
    expect(await volumes()).toEqual({ Allston: 9, 'Allston / Brighton': 9, 'Back Bay': 7, null: 8 });
    await undo(id);
    expect(await ask(['district', 'month', 'issue'])).toEqual(before);
  });

  it('are followed along chains, and a link in the middle can be undone alone', async () => {
    const first = await add(alias('ALLSTON', 'Allston'));
    const second = await add(alias('Allston', 'Allston / Brighton'));
    expect(await volumes()).toMatchObject({ 'Allston / Brighton': 14 });
    await undo(first);
    expect(await volumes()).toMatchObject({ 'Allston / Brighton': 8, ALLSTON: 6 });
    await undo(second);
  });

  it('hold only on their days', async () => {
    const id = await add(
      alias('Allston', 'Allston / Brighton', { from: '2026-02-01', to: '2026-02-28' }),
      alias('Allston', 'Old Allston', { from: '2026-03-01' }),
    );
    expect(await volumes()).toMatchObject({ Allston: 1, 'Allston / Brighton': 6, 'Old Allston': 1 });
    await undo(id);
  });

  it('hold only on their days within a month as well, in rollups as in rows, and leave no trace when undone', async () => {
    const before = await ask(['district', 'month', 'issue']);
    const cellsHeld = () =>
      test.barometer.read((session) =>
        session.rows(`SELECT "on", district, issue, n_cases FROM case_month ORDER BY ALL`),
      );
    const held = await cellsHeld();
    const id = await add(
      alias('Back Bay', 'Allston', { from: '2026-02-20', to: '2026-03-04' }),
      alias('Brighton', 'Allston', { from: '2026-04-29' }),
    );
    // Back Bay has days 1–4 of the list in turn, seven rows: 10 January twice, 20 February twice, 5 March twice, 28 April.
    expect(await volumes()).toMatchObject({ Allston: 3 + 2, 'Back Bay': 5, Brighton: 4 });
    const rows = async (...more: string[]): Promise<[unknown, unknown, number][]> =>
      (await ask(['district', 'month', ...more]))
        .filter(({ metric }) => metric === 'volume')
        .map((row) => [row.district, row.month, row.value ?? 0]);
    expect(await rows()).toEqual(await rows('community'));
    expect(await rows()).toContainEqual(['Allston', '2026-02', 1 + 2]);
    const more = [
      { district: 'Back Bay', opened: '2026-02-19' },
      { district: 'Back Bay', opened: '2026-02-25' },
    ];
    const report = await test.barometer.import(await test.file('more.csv', complaintsCsv(more, 'M')), {
      source: COMPLAINTS,
    });
    expect(await rows()).toContainEqual(['Allston', '2026-02', 1 + 2 + 1]);
    await test.barometer.undo(report.import_id ?? 0);
    await undo(id);
    expect(await ask(['district', 'month', 'issue'])).toEqual(before);
    expect(await cellsHeld()).toEqual(held);
  });

  it('refuse what cannot be, everything at once, and change nothing', async () => {
    const before = await ask(['district']);
    expect(
      await codesOf(
        add(
          alias('A', 'A'),
          { ...alias('B', 'C'), dimension: 'mayor' as 'district' },
          alias('', 'C'),
          alias('D', 'E', { from: '2026-13-01' }),
          alias('F', 'G', { from: '2026-03-01', to: '2026-02-01' }),
          alias('H', 'I'),
          alias('H', 'J', { from: '2026-01-01' }),
        ),
      ),
    ).toEqual([
      'alias_to_itself',
      'unknown_dimension',
      'blank_alias',
      'bad_day',
      'reversed_dates',
      'overlapping_alias',
    ]);
    expect(await codesOf(add(alias('X', 'Y'), alias('Y', 'Z'), alias('Z', 'X')))).toEqual(['circular_alias']);
    const id = await add(alias('X', 'Y', { to: '2026-01-31' }));
    expect(await codesOf(add(alias('Y', 'X', { from: '2026-01-31' })))).toEqual(['circular_alias']);
    await undo(await add(alias('Y', 'X', { from: '2026-02-01' })));
    await undo(id);
    expect(await codesOf(undo(id))).toEqual(['already_undone']);
    expect(await codesOf(undo(999))).toEqual(['unknown_remapping']);
    expect(await ask(['district'])).toEqual(before);
  });

  it('merged and asked for by their canonical name are the sum of both', async () => {
    const named = NAMES.filter((name) => name !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(named, { minLength: 1 }),
        fc.constantFrom(...named, 'Somewhere new'),
        fc.constantFrom('month', 'day', 'issue'),
        async (merged, canonical, by) => {
          const raws = merged.filter((name) => name !== canonical);
          if (raws.length === 0) return;
          const before = await cells(by);
          const expected = new Map<string, number>();
          for (const [district, member, n] of before) {
            const key = JSON.stringify([raws.includes(String(district)) ? canonical : district, member]);
            expected.set(key, (expected.get(key) ?? 0) + n);
          }
          const id = await add(...raws.map((raw) => alias(raw, canonical)));
          const after = await cells(by);
          const asked = await cells(by, { district: [canonical] });
          await undo(id);
          const keyed = (rows: Cell[]): [string, number][] =>
            rows.map(([a, b, n]) => [JSON.stringify([a, b]), n]);
          expect(new Map(keyed(after))).toEqual(expected);
          expect(new Map(keyed(asked))).toEqual(
            new Map([...expected].filter(([key]) => (JSON.parse(key) as string[])[0] === canonical)),
          );
          expect(await cells(by)).toEqual(before);
        },
      ),
      { numRuns: 25, seed: 20261102 },
    );
  });
});
