import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { alphaOfGain, expectResponses } from './count-responses.ts';
import {
  liveResponses,
  responseHistory,
  responseMapping,
  responsesToCsv,
  type StatedResponse,
} from './random-responses.ts';

const METRICS = Object.keys(expectResponses([], true));
const FROM_ROWS = ['sense_gain', 'acsi'];

describe('metrics of answers, whatever was superseded and taken back', () => {
  let test: TestWarehouse;
  let round = 0;
  beforeAll(async () => {
    test = await openTestWarehouse();
  });
  afterAll(() => test.close());

  const ask = (source: string, metrics: readonly string[], by: readonly string[], unweighted = false) =>
    test.barometer.query({ metrics, by, where: { source: [source] }, min_n: 1, unweighted });

  it('equal arithmetic on the rows, weighted and not, and the rollups equal the rows', async () => {
    await fc.assert(
      fc.asyncProperty(responseHistory, async ({ files, undone }) => {
        const source = `wave-${++round}`;
        const ids: (number | null)[] = [];
        for (const [i, rows] of files.entries()) {
          const path = await test.file(`${source}-${i}.csv`, responsesToCsv(rows));
          const report = await test.barometer.import(path, { source: responseMapping(source) });
          ids.push(report.status === 'loaded' ? report.import_id : null);
        }
        const taken = undone.filter((i) => i < files.length && ids[i] !== null).slice(0, files.length - 1);
        for (const i of taken) await test.barometer.undo(ids[i] as number);
        const live = liveResponses(files.filter((_, i) => !taken.includes(i) && ids[i] !== null));
        const groups = new Map<string, StatedResponse[]>();
        for (const row of live) {
          const key = `${row.district || null} ${row.submitted.slice(0, 7)}`;
          groups.set(key, [...(groups.get(key) ?? []), row]);
        }
        for (const unweighted of [false, true]) {
          const answer = await ask(source, METRICS, ['district', 'month'], unweighted);
          const found = new Map(
            answer.rows.map((row) => [`${row.metric} ${row.district} ${row.month}`, row]),
          );
          for (const [key, rows] of groups)
            for (const [metric, expected] of Object.entries(expectResponses(rows, !unweighted))) {
              const row = found.get(`${metric} ${key}`);
              if (Number.isNaN(expected.value)) expect(row?.value ?? null, `${metric} ${key}`).toBeNull();
              else {
                expect(row?.value, `${metric} ${key}`).toBeCloseTo(expected.value, 6);
                expect(row?.n, `${metric} ${key}`).toBe(expected.n);
              }
            }
          const additive = METRICS.filter((metric) => !FROM_ROWS.includes(metric));
          const rolled = await ask(source, additive, ['district', 'month'], unweighted);
          const fromRows = await ask(source, additive, ['district', 'month', 'unit'], unweighted);
          expect([rolled.source, fromRows.source]).toEqual(['rollup', 'rows']);
          expect(fromRows.rows.map(({ unit: _unit, ...row }) => row)).toEqual(rolled.rows);
        }
        const [whole] = (await ask(source, ['sense_gain'], [])).rows;
        const alpha = alphaOfGain(live);
        if (Number.isFinite(alpha)) expect(whole?.alpha).toBeCloseTo(alpha, 9);
      }),
      { numRuns: 10, endOnFailure: true, seed: 20261124 },
    );
  });

  it('says that a sense without items is not measured', async () => {
    const answer = await test.barometer.query({ metrics: ['sense_security'] });
    expect(answer.rows).toEqual([]);
    expect(answer.notes).toEqual([
      'Security (sense_security): not measured, no survey item is mapped to it.',
    ]);
  });
});
