import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Barometer } from '../../api/barometer.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { answerCube } from '../../api/cube/answer.ts';
import { cubeToArrow } from '../../api/respond/cube-arrow.ts';
import { openCityWarehouse } from '../bench/city-warehouse.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { difference, readBlocks, type ReadCube } from './read-blocks.ts';

const cubeOf = async (barometer: Barometer, input: object): Promise<ReadCube> =>
  readBlocks(cubeToArrow(await barometer.read((session) => answerCube(session, input))));

describe('a cube of complaints', () => {
  let city: Awaited<ReturnType<typeof openCityWarehouse>>;
  let cube: ReadCube;
  const BY = ['district', 'issue_group', 'channel'];
  beforeAll(async () => {
    city = await openCityWarehouse(20_000);
    cube = await cubeOf(city.barometer, {
      metrics: ['volume', 'satisfaction_rate', 'resolution_rate'],
      active: 'month',
      by: BY,
    });
  });
  afterAll(() => city.close());

  /** Counts by the engine over the rows as they were written, without the product's rollups, facts or plans. */
  const raw = async (what: string, from: string, to: string, where = 'true') =>
    new Map(
      (
        await city.barometer.read((session) =>
          session.rows<Record<string, unknown>>(
            `SELECT ${BY.join(', ')}, ${what} AS n FROM case_version
             WHERE live AND strftime(opened_at, '%Y-%m') BETWEEN $from AND $to AND ${where} GROUP BY ALL`,
            { from, to },
          ),
        )
      )
        .filter(({ n }) => n !== 0)
        .map((row): [string, number] => [
          JSON.stringify(BY.map((name) => row[name] ?? null)),
          Number(row['n']),
        ]),
    );

  it('has a block for every month, and one before', () => {
    const { bins, n_cells: nCells } = cube.description;
    expect(bins).toHaveLength(60);
    expect([bins[0], bins.at(-1)]).toEqual(['2021-11', '2026-10']);
    expect(cube.numRows).toBe(61 * nCells);
    expect(new Set((cube.column('month') as unknown[]).slice(0, nCells))).toEqual(new Set([null]));
  });

  it.each([
    ['2021-11', '2026-10'],
    ['2025-11', '2026-10'],
    ['2024-02', '2024-02'],
    ['2021-11', '2021-12'],
    ['2026-10', '2026-10'],
  ])('differs between two blocks by what the raw rows of %s to %s count', async (from, to) => {
    const { bins } = cube.description;
    const [first, last] = [bins.indexOf(from), bins.indexOf(to)];
    const sort = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    const between = (name: string) => sort(difference(cube, name, first, last));
    expect(between('n_cases')).toEqual(sort(await raw('count(*)', from, to)));
    expect(between('n_opinion')).toEqual(
      sort(await raw('count(*) FILTER (WHERE reached AND is_satisfied IS NOT NULL)', from, to)),
    );
    expect(between('n_satisfied')).toEqual(
      sort(await raw('count(*) FILTER (WHERE reached AND is_satisfied)', from, to)),
    );
  });

  it('keeps what its conditions keep', async () => {
    const one = await cubeOf(city.barometer, {
      metrics: ['volume'],
      active: 'quarter',
      by: ['district'],
      where: { channel: ['channel 1'], district: ['district 3', 'district 9'] },
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(one.description.bins).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
    const [counted] = await city.barometer.read((session) =>
      session.rows<{ a: number; b: number }>(
        `SELECT count(*) FILTER (WHERE district = 'district 3') AS a, count(*) FILTER (WHERE district = 'district 9') AS b
         FROM case_version WHERE live AND channel = 'channel 1' AND year(opened_at) = 2025 AND quarter(opened_at) > 1`,
      ),
    );
    expect(difference(one, 'n_cases', 1, 3)).toEqual(
      new Map([
        ['["district 3"]', counted?.a],
        ['["district 9"]', counted?.b],
      ]),
    );
    expect(one.column('district')).not.toContain('district 1');
  });

  it('is read the same from rollups and from rows', async () => {
    const ask = { metrics: ['volume', 'reach_rate'], active: 'day', from: '2026-09-01', to: '2026-09-30' };
    const rollup = await cubeOf(city.barometer, { ...ask, by: ['district'] });
    const rows = await cubeOf(city.barometer, { ...ask, by: ['district', 'unit'] });
    expect([rollup.description.source, rows.description.source]).toEqual(['rollup', 'rows']);
    const unnamed = new Map(
      [...difference(rows, 'n_cases', 3, 20)].map(([key, n]) => [
        JSON.stringify((JSON.parse(key) as unknown[]).slice(0, 1)),
        n,
      ]),
    );
    expect(difference(rollup, 'n_cases', 3, 20)).toEqual(unnamed);
  });

  it('says what it does not hold', async () => {
    const cube = await cubeOf(city.barometer, { metrics: ['volume', 'appeals_upheld_share'] });
    expect(Object.keys(cube.description.metrics)).toEqual(['volume']);
    expect(cube.description.notes.join()).toContain('appeals_upheld_share');
  });
});

describe('a cube of the sample city', () => {
  let test: TestWarehouse;
  beforeAll(async () => {
    test = await openTestWarehouse();
    await loadSampleCity(test.barometer, () => undefined);
  }, 180_000);
  afterAll(() => test.close());

  it.each([
    ['satisfaction_mean', ['district'], { kind: ['survey'] }],
    ['sense_gain', ['district'], {}],
    ['satisfaction_mean', ['item'], { kind: ['survey'] }],
    ['satisfaction_mean', [], { kind: ['complaints'] }],
    ['satisfaction_rate', ['issue_group'], {}],
    ['volume', ['district', 'channel'], {}],
    ['response_rate', [], { source: ['hotline12345'] }],
  ] as const)('%s by %s is what /query answers', async (metric, by, where) => {
    const asked = { metrics: [metric], by: [...by], where };
    const cube = await cubeOf(test.barometer, asked);
    const { bins } = cube.description;
    const sums = cube.description.metrics[metric];
    for (const [first, last] of [
      [0, bins.length - 1],
      [bins.length - 12, bins.length - 1],
      [bins.length - 7, bins.length - 5],
    ] as const) {
      const lastDay = new Date(Date.UTC(Number(bins[last]?.slice(0, 4)), Number(bins[last]?.slice(5)), 0));
      const answer = await test.barometer.query({
        ...asked,
        from: `${bins[first]}-01`,
        to: lastDay.toISOString().slice(0, 10),
        min_n: 1,
      });
      const expected = new Map(
        answer.rows
          .filter((row) => row.value !== null)
          .map((row) => [JSON.stringify(by.map((name) => row[name] ?? null)), row] as const),
      );
      if (sums?.kind === 'mean') {
        const [ws, w, n] = [sums.ws, sums.w, sums.n].map((name) => difference(cube, name, first, last));
        expect([...(n ?? [])].sort()).toEqual([...expected].map(([key, row]) => [key, row.n]).sort());
        for (const [key, row] of expected)
          expect((ws?.get(key) ?? 0) / (w?.get(key) ?? 0)).toBeCloseTo(row.value ?? 0, 9);
      } else if (sums?.kind === 'share') {
        const [x, n] = [sums.x, sums.n].map((name) => difference(cube, name, first, last));
        for (const [key, row] of expected) {
          expect(n?.get(key) ?? 0).toBe(row.n);
          expect((x?.get(key) ?? 0) / (n?.get(key) ?? 0)).toBeCloseTo(row.value ?? 0, 12);
        }
        expect(n?.size).toBe(expected.size);
      } else
        expect([...difference(cube, sums?.x ?? '', first, last)].sort()).toEqual(
          [...expected].map(([key, row]) => [key, row.value]).sort(),
        );
    }
  });
});
