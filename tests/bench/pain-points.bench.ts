import { performance } from 'node:perf_hooks';
import { answerPainPoints } from '../../api/pain-points/answer.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { median } from './benchmark.ts';
import { openCityWarehouse } from './city-warehouse.ts';

const CASES = Number(process.env['BENCH_CASES'] ?? 1_000_000);
const ROUNDS = 5;

/** One statement that counts the same cells: what only reading them takes. */
const YARDSTICK = `SELECT district, issue, date_trunc('week', opened_at) AS week, count(*) AS n
  FROM case_version WHERE live GROUP BY ALL`;

const search: Benchmark = {
  name: 'pain points of 60 districts × 180 issues × 169 weeks',
  async *run(): AsyncGenerator<Figure> {
    const { barometer, close } = await openCityWarehouse(CASES);
    try {
      const times: { search: number[]; bare: number[] } = { search: [], bare: [] };
      let nTested = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        let began = performance.now();
        await barometer.read((session) => session.rows(YARDSTICK));
        times.bare.push(performance.now() - began);
        began = performance.now();
        // A period of its own every time, so that nothing is remembered.
        const from = `2021-11-0${round + 1}`;
        const answer = await barometer.read((session) => answerPainPoints(session, { from }));
        times.search.push(performance.now() - began);
        nTested = answer.n_tested;
      }
      yield { name: `cells tested, of ${CASES} cases`, value: nTested, unit: 'cells' };
      yield { name: 'search after an import', value: median(times.search) / 1000, unit: 's', limit: 2 };
      yield {
        name: 'search beside counting its cells',
        value: median(times.search) / 1000,
        unit: 's',
        ratio: median(times.search) / median(times.bare),
        yardstick: 'one statement that counts cases by district, issue and week',
      };
    } finally {
      await close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [search];
