import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryRow } from '../../api/contract/query.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { COMPOSITE, expectCases } from './count-cases.ts';
import { caseHistory, caseMapping, casesToCsv, liveCases, type StatedCase } from './random-cases.ts';

const RESIDENTS: Readonly<Record<string, number>> = { North: 12_000, South: 8_500 };
const METRICS = Object.keys(expectCases([], [], 1));

describe('metrics of cases, whatever was superseded and taken back', () => {
  let test: TestWarehouse;
  let round = 0;
  beforeAll(async () => {
    test = await openTestWarehouse();
    await test.barometer.warehouse.exclusively(async (session) => {
      for (const [place, n] of Object.entries(RESIDENTS))
        await session.run(
          'INSERT INTO population (place, year, n, sample) VALUES ($place, 2026, $n, false)',
          {
            place,
            n,
          },
        );
    });
  });
  afterAll(() => test.close());

  /** Imports files, takes some back; gives the rows that count. */
  const live = async (
    source: string,
    files: readonly (readonly StatedCase[])[],
    undone: readonly number[],
  ): Promise<StatedCase[]> => {
    const ids: (number | null)[] = [];
    for (const [i, rows] of files.entries()) {
      const path = await test.file(`${source}-${i}.csv`, casesToCsv(rows));
      const report = await test.barometer.import(path, { source: caseMapping(source) });
      expect(report.rows.rejected).toBe(0);
      ids.push(report.status === 'loaded' ? report.import_id : null);
    }
    const taken = undone.filter((i) => i < files.length && ids[i] !== null);
    for (const i of taken) await test.barometer.undo(ids[i] as number);
    return liveCases(files.filter((_, i) => !taken.includes(i) && ids[i] !== null));
  };

  const ask = async (source: string, by: readonly string[]): Promise<{ source: string; rows: QueryRow[] }> =>
    test.barometer.query({
      metrics: METRICS,
      by,
      where: { source: [source] },
      composite: COMPOSITE,
      min_n: 1,
    });

  it('equal arithmetic on the rows, and the rollups equal the rows', async () => {
    await fc.assert(
      fc.asyncProperty(caseHistory, async ({ files, undone }) => {
        const source = `round-${++round}`;
        const counted = await live(source, files, undone);
        const groups = new Map<string, StatedCase[]>();
        for (const row of counted) {
          const key = `${row.district || null} ${row.opened.slice(0, 7)}`;
          groups.set(key, [...(groups.get(key) ?? []), row]);
        }
        const answer = await ask(source, ['district', 'month']);
        const found = new Map(answer.rows.map((row) => [`${row.metric} ${row.district} ${row.month}`, row]));
        for (const [key, rows] of groups) {
          const district = rows[0]?.district ?? '';
          const expected = expectCases(rows, counted, RESIDENTS[district] ?? null);
          for (const [metric, number] of Object.entries(expected)) {
            const row = found.get(`${metric} ${key}`);
            if (number === null || Number.isNaN(number.value))
              expect(row?.value ?? null, `${metric} ${key}`).toBeNull();
            else if (!row) expect([metric, number.value], `${metric} ${key}`).toEqual([metric, 0]);
            else {
              expect(row.value, `${metric} ${key}`).toBeCloseTo(number.value, 9);
              if (!Number.isNaN(number.n)) expect(row.n, `${metric} ${key}`).toBe(number.n);
            }
          }
        }
        const fromRows = await ask(source, ['district', 'month', 'unit']);
        expect(fromRows.rows.map(({ unit: _unit, ...row }) => row)).toEqual(answer.rows);
      }),
      { numRuns: 12, endOnFailure: true, seed: 20261123 },
    );
  });

  it('time to close as of the end of an earlier month: what was closed later was open then', async () => {
    const timing = ['on_time_rate', 'closed_share', 'backlog', 'backlog_31_to_90_days', 'backlog_age'];
    const metrics = [...timing, 'days_to_close', 'days_to_close_p90'];
    await fc.assert(
      fc.asyncProperty(
        caseHistory,
        fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-31', '2026-02-14'),
        async ({ files, undone }, to) => {
          const source = `then-${++round}`;
          const counted = await live(source, files, undone);
          const next = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          const end = `${next} 00:00:00`;
          const then = counted
            .filter((row) => row.opened < end)
            .map((row) => ({ ...row, closed: row.closed < end ? row.closed : '' }));
          // Where nothing was closed yet, the data do not show that closings are recorded at all.
          fc.pre(then.some((row) => row.class !== 'consultation' && row.closed >= row.opened));
          const known = counted.map((row) => ({
            ...row,
            ...Object.fromEntries(
              (['opened', 'closed', 'updated'] as const).map((name) => [
                name,
                row[name] < end ? row[name] : `${to} 23:59:59`,
              ]),
            ),
          }));
          const question = { metrics, to, where: { source: [source] }, min_n: 1 };
          const answer = await test.barometer.query(question);
          const found = new Map(answer.rows.map((row) => [row.metric, row]));
          const expected = expectCases(then, known, null);
          for (const metric of metrics) {
            const number = expected[metric] ?? null;
            const row = found.get(metric);
            if (number === null || Number.isNaN(number.value)) expect(row?.value ?? null, metric).toBeNull();
            else if (!row) expect([metric, number.value]).toEqual([metric, 0]);
            else expect(row.value, `${metric} ${to}`).toBeCloseTo(number.value, 9);
          }
          const ended = await test.barometer.query({ ...question, metrics: ['closed_share'] });
          expect(ended.rows.map(({ value, n }) => ({ value, n }))).toEqual(
            answer.rows
              .filter(({ metric }) => metric === 'closed_share')
              .map(({ value, n }) => ({ value, n })),
          );
          const latest =
            counted
              .flatMap((row) => [row.opened, row.closed, row.updated])
              .sort()
              .at(-1) ?? '';
          if (to !== '2026-02-14') expect(answer.source).toBe('rollup');
          else if (latest >= end && answer.rows.length > 0) expect(answer.source).toBe('rows');
        },
      ),
      { numRuns: 10, endOnFailure: true, seed: 20261123 },
    );
  });

  it('says where it was answered from: the rollups, where they hold it', async () => {
    const inRollups = METRICS.filter((metric) => metric !== 'repeat_rate');
    const from = async (metrics: readonly string[], by: readonly string[]): Promise<string> =>
      (await test.barometer.query({ metrics, by, composite: COMPOSITE })).source;
    for (const metric of inRollups)
      expect([metric, await from([metric], ['district', 'month'])]).toEqual([metric, 'rollup']);
    expect(await from(['repeat_rate'], ['district'])).toBe('rows');
    expect(await from(['volume'], ['unit'])).toBe('rows');
  });
});
