import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Barometer } from '../../../api/barometer.ts';
import { loadSampleCity } from '../../../api/cli/sample-city.ts';
import type { QueryAnswer, QueryRow } from '../../../api/contract/query.ts';
import { answerCube } from '../../../api/cube/answer.ts';
import { cubeToArrow } from '../../../api/respond/cube-arrow.ts';
import { answerQuestion } from '../../../dashboard/cube/answer-question.ts';
import type { Cube } from '../../../dashboard/cube/cube.ts';
import { readCube } from '../../../dashboard/cube/read-cube.ts';
import type { Question } from '../../../dashboard/data/question.ts';
import { monthEnd } from '../../../dashboard/format/date.ts';
import { openTestWarehouse, type TestWarehouse } from '../../support/warehouse.ts';

const cubeOf = async (barometer: Barometer, input: object): Promise<Cube> => {
  const bytes = cubeToArrow(await barometer.read((session) => answerCube(session, input)));
  return readCube(bytes.slice().buffer);
};

/** What a cube promises to say as the server does. */
const NUMBERS = [
  'value',
  'lower',
  'upper',
  'n',
  'n_eff',
  'bound_lower',
  'bound_upper',
  'previous_value',
  'previous_n',
  'peers_value',
  'peers_n',
  'difference',
  'difference_lower',
  'difference_upper',
] as const satisfies readonly (keyof QueryRow)[];

const keyOf = (by: readonly string[], row: QueryRow): string =>
  JSON.stringify([row.metric, ...by.map((name) => (row as Record<string, unknown>)[name] ?? null)]);

/** The expansion of Student's quantile is right to four digits, everything else to more than nine. */
const expectSame = (question: Question, told: QueryAnswer | null, server: QueryAnswer): void => {
  const by = question.by ?? [];
  expect(told).not.toBeNull();
  const mine = new Map(told?.rows.map((row) => [keyOf(by, row), row]));
  const theirs = server.rows.filter((row) => (row.n ?? 0) > 0 || row.value !== null);
  expect([...mine.keys()].filter((key) => (mine.get(key)?.n ?? 0) > 0).sort()).toEqual(
    theirs
      .filter((row) => (row.n ?? 0) > 0)
      .map((row) => keyOf(by, row))
      .sort(),
  );
  for (const row of theirs) {
    const own = mine.get(keyOf(by, row));
    if (!own) continue;
    for (const name of NUMBERS) {
      const [a, b] = [own[name] ?? null, row[name] ?? null];
      const where = [keyOf(by, row), name, a, b];
      expect([...where.slice(0, 2), a === null]).toEqual([...where.slice(0, 2), b === null]);
      if (a !== null && b !== null)
        expect([where, Math.abs(a - b) <= 2e-4 * Math.max(1, Math.abs(b))]).toEqual([where, true]);
    }
    expect(own.flags.includes('small_base')).toBe(row.flags.includes('small_base'));
  }
};

describe('a question answered from cubes', () => {
  let test: TestWarehouse;
  let cubes: Cube[];
  beforeAll(async () => {
    test = await openTestWarehouse();
    await loadSampleCity(test.barometer, () => undefined);
    cubes = [
      await cubeOf(test.barometer, {
        metrics: ['volume', 'response_rate', 'resolution_rate', 'satisfaction_rate', 'reach_rate'],
        by: ['district', 'issue_group', 'channel'],
      }),
      await cubeOf(test.barometer, {
        metrics: ['satisfaction_mean'],
        by: ['district', 'channel'],
        where: { kind: ['survey'] },
      }),
      await cubeOf(test.barometer, {
        metrics: ['sense_gain', 'sense_happiness', 'sense_security'],
        by: ['district', 'channel'],
        where: { kind: ['survey'] },
      }),
    ];
  }, 180_000);
  afterAll(() => test.close());

  const askBoth = async (question: Question): Promise<void> => {
    const { compare, ...rest } = question;
    const server = await test.barometer.query({ ...rest, ...(compare ? { compare } : {}) });
    expectSame(question, answerQuestion(cubes, question), server);
  };

  const period = (first: number, length: number): { from: string; to: string } => {
    const bins = cubes[0]?.description.bins ?? [];
    const start = bins[first % bins.length] ?? '';
    const end = bins[Math.min(bins.length - 1, (first % bins.length) + length)] ?? '';
    return { from: `${start}-01`, to: monthEnd(`${end}-01`) };
  };

  it('is what the server answers, for any brush, choice and comparison', async () => {
    const districts = [...new Set(cubes[0]?.members[0])];
    const groups = [...new Set(cubes[0]?.members[1])];
    const some = (members: (string | null)[]) =>
      fc.option(fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 3 }), {
        nil: undefined,
      });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ['volume', 'response_rate', 'resolution_rate'],
          ['satisfaction_rate'],
          ['volume', 'reach_rate'],
        ),
        fc.constantFrom<Question['by'][]>(
          [],
          ['district'],
          ['district', 'issue_group'],
          ['month'],
          ['channel'],
        ),
        fc.nat(40),
        fc.nat(14),
        some(districts),
        some(groups),
        fc.constantFrom('previous' as const, 'last_year' as const, 'peers' as const, null),
        async (metrics, by = [], first, length, district, issueGroup, wanted) => {
          const isSeries = by.includes('month');
          const compare = isSeries || (wanted === 'peers' && !by.includes('district')) ? null : wanted;
          await askBoth({
            metrics,
            by,
            ...period(first, length),
            where: { ...(district ? { district } : {}), ...(issueGroup ? { issue_group: issueGroup } : {}) },
            compare,
          });
        },
      ),
      { numRuns: 60, seed: 6 },
    );
  }, 120_000);

  it.each([
    { metrics: ['satisfaction_mean'], by: [], compare: 'last_year' },
    { metrics: ['satisfaction_mean'], by: ['district'], compare: 'peers' },
    {
      metrics: ['satisfaction_mean', 'sense_gain', 'sense_happiness', 'sense_security'],
      by: [],
      compare: 'previous',
    },
    { metrics: ['satisfaction_mean'], by: ['month'], compare: null },
  ] as const)('is what the server answers about a survey: %o', async (question) => {
    for (const [first, length] of [
      [0, 40],
      [12, 11],
      [14, 1],
    ] as const)
      await askBoth({ ...question, ...period(first, length), where: { kind: ['survey'] } });
  });

  it('holds undated rows only where no period is asked for', async () => {
    await askBoth({ metrics: ['volume'], by: ['district'] });
    await askBoth({ metrics: ['satisfaction_mean'], by: ['district'], where: { kind: ['survey'] } });
  });

  it('waits for what no cube holds', () => {
    const rates = answerQuestion(cubes, { metrics: ['closed_share', 'satisfaction_rate'], ...period(6, 5) });
    expect(rates?.rows.map(({ metric, flags }) => [metric, flags])).toEqual([
      ['closed_share', ['pending']],
      ['satisfaction_rate', ['untested']],
    ]);
    const unanswered: Question[] = [
      { metrics: ['days_to_close'], by: ['district'] },
      { metrics: ['volume'], by: ['subdistrict'] },
      { metrics: ['volume'], where: { issue: ['x'] } },
      { metrics: ['satisfaction_mean'] },
      { metrics: ['volume'], from: '2026-01-15', to: '2026-02-28' },
    ];
    for (const question of unanswered)
      expect([question, answerQuestion(cubes, question)]).toEqual([question, null]);
  });

  it('refuses half a stream', async () => {
    const bytes = cubeToArrow(
      await test.barometer.read((session) => answerCube(session, { metrics: ['volume'], by: ['district'] })),
    );
    for (const part of [0.3, 0.6, 0.9])
      expect(() => readCube(bytes.slice(0, Math.floor(bytes.length * part)).buffer)).toThrow();
  });
});
