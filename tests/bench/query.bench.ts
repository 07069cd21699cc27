import { performance } from 'node:perf_hooks';
import type { Barometer } from '../../api/barometer.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { openCityWarehouse } from './city-warehouse.ts';

const LARGE = Number(process.env['BENCH_CASES'] ?? 10_000_000);
const SMALL = LARGE / 100;
const ROUNDS = 25;

const YEAR = { from: '2025-11-01', to: '2026-10-31' };

/** What the dashboard asks, view by view. */
const QUESTIONS: Readonly<Record<string, object>> = {
  'rates of a year': {
    metrics: ['closed_share', 'response_rate', 'resolution_rate', 'satisfaction_rate', 'on_time_rate'],
    ...YEAR,
    compare: 'last_year',
  },
  'days to close, of a year': { metrics: ['days_to_close'], ...YEAR },
  'volume by month, with limits': { metrics: ['volume'], by: ['month'], control: true },
  'districts × issues of a quarter': {
    metrics: ['satisfaction_rate'],
    by: ['district', 'issue'],
    from: '2026-08-01',
    to: '2026-10-31',
    compare: 'peers',
  },
  'districts × issue groups of a year': {
    metrics: ['satisfaction_rate'],
    by: ['district', 'issue_group'],
    ...YEAR,
    compare: 'peers',
  },
  'districts of a year': { metrics: ['satisfaction_rate'], by: ['district'], ...YEAR, compare: 'peers' },
  'volume by month and district': { metrics: ['volume'], by: ['month', 'district'], control: true },
  'one district, one issue, by month': {
    metrics: ['volume', 'satisfaction_rate'],
    by: ['month'],
    where: { district: ['district 3'], issue: ['issue 7'] },
  },
};

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

const timed = async (barometer: Barometer, question: object): Promise<number> => {
  const began = performance.now();
  await barometer.query(question);
  return performance.now() - began;
};

const views: Benchmark = {
  name: 'what the views ask',
  async *run(): AsyncGenerator<Figure> {
    const small = await openCityWarehouse(SMALL);
    const began = performance.now();
    const large = await openCityWarehouse(LARGE);
    yield {
      name: `${LARGE} cases written and rolled up`,
      value: (performance.now() - began) / 1000,
      unit: 's',
    };
    try {
      for (const [name, question] of Object.entries(QUESTIONS)) {
        const times: { small: number[]; large: number[] } = { small: [], large: [] };
        await timed(small.barometer, question);
        await timed(large.barometer, question);
        for (let round = 0; round < ROUNDS; round += 1) {
          times.small.push(await timed(small.barometer, question));
          times.large.push(await timed(large.barometer, question));
        }
        const value = p95(times.large);
        yield { name: `${name}, p95`, value, unit: 'ms', limit: 25 };
        yield {
          name: `${name}, growth`,
          value,
          unit: 'ms',
          ratio: value / p95(times.small),
          yardstick: `the same over ${SMALL} cases`,
        };
      }
    } finally {
      await small.close();
      await large.close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [views];
