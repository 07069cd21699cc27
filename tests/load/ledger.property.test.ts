import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryRow } from '../../api/contract/query.ts';
import { CASE_COUNTS, GRAINS, RATING_SUMS } from '../../etl/model/rollup.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { history, liveCases, mappingFor, refusedRows, toCsvText, type StatedCase } from './random-city.ts';

const OPINIONS = ['Very satisfied', 'Satisfied', 'Neither', 'Dissatisfied'];

/** Counts by district and month, straight from the rows that should count. */
const countByHand = (
  rows: readonly StatedCase[],
  keep: (row: StatedCase) => boolean,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!keep(row)) continue;
    const key = `${row.district || null} ${row.opened.slice(0, 7)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const byKey = (
  rows: readonly QueryRow[],
  metric: string,
  pick: (row: QueryRow) => number | null,
): Map<string, number> =>
  new Map(
    rows
      .filter((row) => row.metric === metric && (pick(row) ?? 0) > 0)
      .map((row) => [`${row.district} ${row.month}`, pick(row) as number]),
  );

describe('the ledger', () => {
  let test: TestWarehouse;
  let round = 0;
  beforeAll(async () => {
    test = await openTestWarehouse();
  });
  afterAll(() => test.close());

  const importAll = async (
    source: string,
    files: readonly (readonly StatedCase[])[],
  ): Promise<(number | null)[]> => {
    const ids: (number | null)[] = [];
    for (const [i, rows] of files.entries()) {
      const path = await test.file(`${source}-${i}.csv`, toCsvText(rows));
      const report = await test.barometer.import(path, { source: mappingFor(source) });
      expect(report.rows.read).toBe(rows.length);
      expect(report.rows.new + report.rows.updated + report.rows.duplicate + report.rows.rejected).toBe(
        report.status === 'unchanged' ? rows.length : report.rows.read,
      );
      if (report.status === 'loaded') expect(report.rows.rejected).toBe(refusedRows(rows));
      ids.push(report.status === 'loaded' ? report.import_id : null);
    }
    return ids;
  };

  const ask = (source: string): Promise<QueryRow[]> =>
    test.barometer
      .query({
        metrics: [
          'volume',
          'closed_share',
          'satisfaction_rate',
          'top2',
          'days_to_close',
          'satisfaction_mean',
        ],
        by: ['district', 'month'],
        where: { source: [source], kind: ['complaints'] },
        min_n: 1,
      })
      .then((answer) => answer.rows);

  it('counts what the rule says, after any imports and undos, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ files, undone }) => {
        round += 1;
        const [touched, fresh] = [`touched-${round}`, `fresh-${round}`];
        const ids = await importAll(touched, files);
        const taken = undone.filter((i) => i < files.length && ids[i] !== null);
        for (const i of taken) await test.barometer.undo(ids[i] as number);
        const survivors = files.filter((_, i) => !taken.includes(i) && ids[i] !== null);
        await importAll(fresh, survivors);

        const live = liveCases(survivors);
        const rows = await ask(touched);
        expect(byKey(rows, 'volume', (row) => row.value)).toEqual(countByHand(live, () => true));
        expect(byKey(rows, 'satisfaction_rate', (row) => row.n)).toEqual(
          countByHand(live, (row) => OPINIONS.includes(row.satisfaction)),
        );
        expect(
          byKey(rows, 'satisfaction_rate', (row) => Math.round((row.value ?? 0) * (row.n ?? 0))),
        ).toEqual(countByHand(live, (row) => OPINIONS.slice(0, 2).includes(row.satisfaction)));
        expect(byKey(rows, 'closed_share', (row) => Math.round((row.value ?? 0) * (row.n ?? 0)))).toEqual(
          countByHand(live, (row) => row.closed !== '' && row.closed >= row.opened),
        );
        expect(rows).toEqual(await ask(fresh));
      }),
      { numRuns: 40, endOnFailure: true, seed: 20261102 },
    );
  });

  it('holds in every rollup partition exactly the live rows of its import', async () => {
    await test.barometer.read(async (session) => {
      for (const grain of GRAINS) {
        const keys = ['import_id', '"on"', ...Object.keys(grain.keys)].join(', ');
        const sums =
          grain.measures === 'counts'
            ? Object.keys(CASE_COUNTS)
            : grain.measures === 'n'
              ? ['n']
              : Object.keys(RATING_SUMS);
        const expressions =
          grain.measures === 'counts'
            ? Object.entries(CASE_COUNTS).map(
                ([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`,
              )
            : grain.measures === 'n'
              ? ['count(*) AS n']
              : Object.entries(RATING_SUMS).map(([name, sum]) => `sum(${sum.expression}) AS ${name}`);
        const rolled = `SELECT ${keys}, ${sums.map((name) => `CAST(sum(${name}) AS DECIMAL(38,12)) AS ${name}`).join(', ')} FROM ${grain.table}
          GROUP BY ALL HAVING ${sums.map((name) => `sum(${name}) <> 0`).join(' OR ')}`;
        const time = grain.time === 'day' ? '"on"' : `CAST(date_trunc('month', "on") AS DATE) AS "on"`;
        const raw = `SELECT import_id, ${time}, ${Object.keys(grain.keys).join(', ')}, ${expressions.join(', ')} FROM ${grain.fact}
          WHERE live ${grain.filter ? `AND ${grain.filter}` : ''} GROUP BY ALL`;
        const cast = `SELECT ${keys}, ${sums.map((name) => `CAST(${name} AS DECIMAL(38,12)) AS ${name}`).join(', ')} FROM (${raw})
          WHERE ${sums.map((name) => `${name} <> 0`).join(' OR ')}`;
        const [rows] = await session.rows<{ n: number; held: number }>(
          `SELECT (SELECT count(*) FROM ((${rolled}) EXCEPT (${cast}))) + (SELECT count(*) FROM ((${cast}) EXCEPT (${rolled}))) AS n,
             (SELECT count(*) FROM ${grain.table}) AS held`,
        );
        expect({ table: grain.table, differences: rows?.n }).toEqual({ table: grain.table, differences: 0 });
        if (grain.fact === 'case_fact') expect(rows?.held).toBeGreaterThan(0);
      }
    });
  });

  it('gives the same answers from the rollups and from the rows', async () => {
    const request = {
      metrics: [
        'volume',
        'satisfaction_rate',
        'closed_share',
        'on_time_rate',
        'days_to_close',
        'days_to_close_p90',
      ],
      min_n: 1,
    };
    for (const by of [
      ['district', 'month', 'issue_group'],
      ['month', 'issue'],
    ]) {
      const rollup = await test.barometer.query({ ...request, by });
      const rows = await test.barometer.query({ ...request, by: [...by, 'issue_detail'] });
      expect([rollup.source, rows.source]).toEqual(['rollup', 'rows']);
      expect(rows.rows.map(({ issue_detail: _detail, ...row }) => row)).toEqual(rollup.rows);
    }
  });
});
