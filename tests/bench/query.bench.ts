import { performance } from 'node:perf_hooks';
import type { Barometer } from '../../api/barometer.ts';
import { listMembers } from '../../api/query/members.ts';
import { readSummary } from '../../api/query/summary.ts';
import type { Question } from '../../dashboard/data/question.ts';
import type { Chosen } from '../../dashboard/views/overview-questions.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { openCityWarehouse } from './city-warehouse.ts';
import { viewQuestions, type Asked } from './view-questions.ts';

const LARGE = Number(process.env['BENCH_CASES'] ?? 10_000_000);
const SMALL = LARGE / 100;
const ROUNDS = 100;
/** Asked before the clock runs, as often as it takes until the code is compiled: a server has been asked before. */
const WARM_UPS = 15;
/** Only the rows know which cases came back; such a question is answered once for a data version. */
const FROM_ROWS_ROUNDS = 3;
const LIMIT_MS = { rollup: 25, rows: 1000 };

const YEAR = { days: { from: '2025-11-01', to: '2026-10-31' }, compare: 'last_year' } as const;
const CHOSEN: Readonly<Record<string, Chosen>> = {
  'a year': { ...YEAR, where: {} },
  'a quarter': { days: { from: '2026-08-01', to: '2026-10-31' }, compare: 'previous', where: {} },
  'one district': { ...YEAR, where: { district: ['district 3'] } },
  'one issue group': { ...YEAR, where: { issue_group: ['group 2'] } },
};

/** More than any view shows at once, as a script may ask it. */
const TABLE: Question = {
  metrics: ['satisfaction_rate'],
  by: ['district', 'issue'],
  from: '2026-08-01',
  to: '2026-10-31',
  compare: 'peers',
};

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

const timed = async (barometer: Barometer, question: Question): Promise<number> => {
  const began = performance.now();
  await barometer.query(question);
  return performance.now() - began;
};

interface Timed {
  readonly question: Question;
  readonly source: string;
  readonly large: number;
  readonly small: number;
}

const measure = async (small: Barometer, large: Barometer, question: Question): Promise<Timed> => {
  await timed(small, question);
  const { source } = await large.query(question);
  const times: { small: number[]; large: number[] } = { small: [], large: [] };
  const isFromRows = source === 'rows';
  for (let round = 0; round < WARM_UPS && !isFromRows; round += 1)
    for (const barometer of [small, large]) await timed(barometer, question);
  for (let round = 0; round < (isFromRows ? FROM_ROWS_ROUNDS : ROUNDS); round += 1) {
    times.small.push(await timed(small, question));
    times.large.push(await timed(large, question));
  }
  return { question, source, large: p95(times.large), small: p95(times.small) };
};

const named = ({ metrics }: Question): string =>
  metrics.length > 3 ? `${metrics.length} metrics` : metrics.join(', ');

/** The slowest of a part, and the one that grew most. */
function* figures(name: string, source: 'rollup' | 'rows', all: readonly Timed[]): Generator<Figure> {
  const of = all.filter((each) => each.source === source);
  const [slowest] = [...of].sort((a, b) => b.large - a.large);
  const [steepest] = [...of].sort((a, b) => b.large / b.small - a.large / a.small);
  if (!slowest || !steepest) return;
  yield {
    name: `${name}, from ${source}: slowest of ${of.length}, p95 (${named(slowest.question)})`,
    value: slowest.large,
    unit: 'ms',
    limit: LIMIT_MS[source],
  };
  if (source === 'rollup')
    yield {
      name: `${name}: grew most (${named(steepest.question)})`,
      value: steepest.large,
      unit: 'ms',
      ratio: steepest.large / steepest.small,
      yardstick: `the same over ${SMALL} cases`,
      limit: 2,
    };
}

const askedOf = async (barometer: Barometer, chosen: Chosen): Promise<Asked[]> => {
  const [summary, groups, issues] = await barometer.read(async (session) => [
    await readSummary(session),
    await listMembers(session, 'issue_group'),
    await listMembers(session, 'issue'),
  ]);
  return viewQuestions(summary, (dimension) => (dimension === 'issue' ? issues : groups), chosen);
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
      for (const [choice, chosen] of Object.entries(CHOSEN))
        for (const { part, questions } of await askedOf(large.barometer, chosen)) {
          const all: Timed[] = [];
          for (const question of questions)
            all.push(await measure(small.barometer, large.barometer, question));
          for (const source of ['rollup', 'rows'] as const) yield* figures(`${choice}, ${part}`, source, all);
        }
      const table = await measure(small.barometer, large.barometer, TABLE);
      yield { name: 'every district × every issue of a quarter, p95', value: table.large, unit: 'ms' };
    } finally {
      await small.close();
      await large.close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [views];
