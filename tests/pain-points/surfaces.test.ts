import { afterAll, beforeAll, expect, it } from 'vitest';
import { painPointsAnswerSchema, type PainPointsAnswer } from '../../api/contract/pain-points.ts';
import { answerPainPoints } from '../../api/pain-points/answer.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { writeAliases } from '../../samples/tables/write-aliases.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

let test: TestWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  await loadSampleCity(test.barometer, () => undefined);
});
afterAll(() => test.close());

const ask = (input: object = {}): Promise<PainPointsAnswer> =>
  test.barometer.read((session) => answerPainPoints(session, input));

it('finds the water of Riverside, since the month it was planted in, with what people say', async () => {
  const answer = painPointsAnswerSchema.parse(await ask());
  expect(answer).toMatchObject({ state: 'found', season: 'elsewhere' });
  const [first] = answer.pain_points;
  expect(first).toMatchObject({
    rank: 1,
    district: 'Riverside',
    issue: 'Water quality',
    issue_group: 'Drinking water',
  });
  expect(first?.since.slice(0, 7)).toBe('2026-06');
  expect(first?.effect.ratio).toBeGreaterThan(1.5);
  expect(first?.evidence.comments.length).toBeGreaterThan(0);
  expect(answer.n_tested).toBeGreaterThan(400);
});

/** A name as both exports write it. */
const namesOf = (name: string): string[] => [
  name,
  ...writeAliases().flatMap(([, raw, canonical]) => (canonical === name && raw ? [raw] : [])),
];

it('finds what else was planted: noise at Station, and in its winter heating that was mended slowly', async () => {
  const { pain_points: now } = await ask();
  expect(now.map(({ district, issue_group }) => `${district} ${issue_group}`)).toEqual([
    'Riverside Drinking water',
    'Station Noise',
  ]);
  const { pain_points: winter } = await ask({ to: '2026-02-28' });
  for (const point of winter)
    expect(point).toMatchObject({ kind: 'closing', district: 'North Gate', issue_group: 'Heating' });
  const [first] = winter;
  const { from, to } = first!.window;
  const [row] = await test.barometer.read((session) =>
    session.rows<{ n: number; slow: number }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE closed_at IS NULL OR date_diff('second', opened_at, closed_at) // 86400 > $days) AS slow
       FROM case_version WHERE live AND list_contains($districts, district) AND list_contains($issues, issue) AND coalesce(class, '') <> 'consultation'
         AND CAST(opened_at AS DATE) BETWEEN CAST($from AS DATE) AND CAST($to AS DATE) - 1
         AND NOT coalesce(closed_at < opened_at, false)`,
      {
        days: first?.days ?? 0,
        districts: namesOf('North Gate'),
        issues: namesOf(first?.issue ?? ''),
        from,
        to,
      },
    ),
  );
  expect(first?.base).toBe(row?.n);
  // Cases of the last days are estimated, since nobody could have waited for them yet.
  expect(Math.abs((first?.observed ?? 0) - (row?.slow ?? 0))).toBeLessThanOrEqual(3);
  expect(first?.effect.ratio).toBeGreaterThan(1.5);
});

it('has one name for one trouble, week after week', async () => {
  const ids = new Set<string | undefined>();
  for (const to of ['2026-06-28', '2026-07-26', '2026-08-30', '2026-09-27', '2026-10-31']) {
    const { pain_points: found } = await ask({ to });
    ids.add(found.find(({ issue }) => issue === 'Water quality')?.id);
  }
  expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)]);
});

it('counts in its series what the question by week counts', async () => {
  const [first] = (await ask()).pain_points;
  const { rows } = await test.barometer.query({
    metrics: ['volume'],
    by: ['week'],
    where: { district: ['Riverside'], issue: ['Water quality'] },
  });
  const counted = new Map(rows.map(({ week, value }) => [week, value]));
  const isoWeek = (monday: string): string => {
    const thursday = new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * 86_400_000);
    const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
    const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
    return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
  };
  const series = first?.evidence.series ?? [];
  expect(series).toHaveLength(52);
  for (const { week, n } of series) expect([week, n]).toEqual([week, counted.get(isoWeek(week)) ?? 0]);
});

it('says that three weeks are too short to tell', async () => {
  const answer = await ask({ from: '2026-10-05' });
  expect(answer).toMatchObject({ state: 'too_short', n_tested: 0, pain_points: [] });
  expect(answer.notes[0]).toContain('Too short to tell');
});

it('is none before there was one, and refuses what it does not know', async () => {
  const early = await ask({ to: '2026-04-30' });
  expect(early.pain_points.filter(({ issue_group }) => issue_group === 'Drinking water')).toEqual([]);
  await expect(ask({ sort: 'volume' })).rejects.toThrow('Pain points cannot be looked for');
  await expect(ask({ from: '2026-09-01', to: '2026-08-01' })).rejects.toThrow();
});
