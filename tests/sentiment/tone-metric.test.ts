import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownThread } from '../../etl/sentiment/index.ts';
import { scoreLedger } from '../../etl/sentiment/ledger/score-ledger.ts';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const TEXTS = [
  'The road is terrible',
  'Thank you, wonderful work',
  '停水三天，没有人管',
  'It is a road',
  'I hate this noise!!!',
  '谢谢，处理得很好',
];
/** 0.975 quantiles of Student's t with 11 and 4 degrees of freedom, from a printed table. */
const T = { 11: 2.201, 4: 2.776 } as const;

const moments = (texts: readonly string[]) => {
  const scores = texts.map((text) => scoreComment(text).score!);
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1);
  return { mean, se: Math.sqrt(variance / scores.length) };
};

describe('the tone of comments as a metric', () => {
  let home: TestWarehouse;
  const north = [...TEXTS, ...TEXTS];
  const south = TEXTS.slice(0, 5);
  beforeAll(async () => {
    home = await openTestWarehouse();
    const cases = [
      'Case,Opened on,Place,What was said',
      ...north.map((text, i) => `N${i},2026-03-0${(i % 9) + 1},North,"${text}"`),
      ...south.map((text, i) => `S${i},2026-03-0${i + 1},South,"${text}"`),
      'E1,2026-03-01,South,',
      'E2,2026-03-01,South,12345',
    ].join('\n');
    await home.barometer.import(await home.file('cases.csv', cases), {
      source: {
        kind: 'complaints',
        source: 'desk',
        fields: { case_id: 'Case', opened_at: 'Opened on', district: 'Place', description: 'What was said' },
      },
      timezone: 'UTC',
    });
    await scoreLedger(home.barometer.warehouse, { pool: ownThread() });
  });
  afterAll(() => home.close());

  it('is the mean of the scores with a Student interval, by place', async () => {
    const { rows } = await home.barometer.query({
      metrics: ['complaint_sentiment'],
      by: ['district'],
      min_n: 1,
    });
    for (const [district, texts, t] of [
      ['North', north, T[11]],
      ['South', south, T[4]],
    ] as const) {
      const row = rows.find((each) => each.district === district)!;
      const { mean, se } = moments(texts);
      expect(row.n).toBe(texts.length);
      expect(row.value).toBeCloseTo(mean, 6);
      expect(row.upper).toBeCloseTo(mean + t * se, 3);
      expect(row.lower).toBeCloseTo(mean - t * se, 3);
    }
  });

  it('is withheld on few comments, is neither better nor worse, and is in no index', async () => {
    const { rows } = await home.barometer.query({ metrics: ['complaint_sentiment'], by: ['district'] });
    expect(rows.find(({ district }) => district === 'South')).toMatchObject({
      value: null,
      flags: ['small_base'],
    });
    const peers = await home.barometer.query({
      metrics: ['complaint_sentiment'],
      by: ['district'],
      compare: 'peers',
      min_n: 1,
    });
    expect(['better', 'worse']).not.toContain(peers.rows[0]!.verdict);
    await expect(
      home.barometer.query({
        metrics: ['barometer_index'],
        index: [{ metric: 'complaint_sentiment', weight: 1 }],
      }),
    ).rejects.toThrow();
  });

  it('does not pool complaints with surveys, and is not for the public', async () => {
    const survey = await home.barometer.query({ metrics: ['survey_sentiment'] });
    expect(survey.rows).toEqual([]);
    expect(survey.notes.join(' ')).toContain('survey_sentiment');
    await expect(
      home.barometer.query({ metrics: ['complaint_sentiment'], audience: 'public' }),
    ).rejects.toThrow();
  });
});
