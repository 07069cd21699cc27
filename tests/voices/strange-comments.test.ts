import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFeedback } from '../../api/voices/feedback.ts';
import { answerTerms } from '../../api/voices/distinctive-terms.ts';
import { readComments } from '../../api/voices/read-comments.ts';
import { readRepresentatives } from '../../api/voices/representative-comments.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const LONG = 30_000;
const TEXTS = [
  '🙃🙃🙃👎',
  'The road 路很烂 is terrible 没有人管 😡',
  'a'.repeat(LONG),
  '不好'.repeat(LONG / 2),
  `${'aaaa!'.repeat(LONG / 5)}`,
  '(a+)+$ (.*)* [[[[ \\d{1,9999} %_% \u0000x',
  'مياه الشرب مقطوعة منذ ثلاثة أيام',
  'e\u0301\u0302\u0303'.repeat(500),
  'no water',
  'no water',
  'NO WATER!!',
  '   ',
  '12345',
];

describe('comments of every kind', () => {
  let home: TestWarehouse;
  const all = { where: {}, period: { from: null, to: null } };
  beforeAll(async () => {
    home = await openTestWarehouse();
    const csv = [
      'Case,Opened on,What was said',
      ...TEXTS.map((text, i) => `S${i},2026-03-0${(i % 9) + 1},"${text.replaceAll('"', '""')}"`),
    ].join('\n');
    await home.barometer.import(await home.file('strange.csv', csv), {
      source: {
        kind: 'complaints',
        source: 'desk',
        fields: { case_id: 'Case', opened_at: 'Opened on', description: 'What was said' },
      },
      timezone: 'UTC',
    });
  });
  afterAll(() => home.close());

  it('are read once, found, folded and shown', async () => {
    const read = await readComments(home.barometer.warehouse);
    expect(read.scored).toBe(read.read);
    expect(read.read).toBeGreaterThanOrEqual(TEXTS.length - 1);
    expect(await readComments(home.barometer.warehouse)).toEqual({ scored: 0, read: 0, classified: 0 });
    const answer = await home.barometer.read((session) =>
      answerFeedback(session, { fold: true, limit: 100 }),
    );
    expect(answer.n_waiting).toBe(0);
    expect(answer.rows.find(({ text }) => /^no water/i.test(text))!.n_said).toBe(3);
    expect(Math.max(...answer.rows.map(({ text }) => text.length))).toBeGreaterThanOrEqual(LONG);
    for (const { sentiment } of answer.rows) expect(Math.abs(sentiment ?? 0)).toBeLessThanOrEqual(1);
    for (const q of [
      '(a+)+$',
      '%_%',
      "'; DROP TABLE case_version; --",
      '🙃',
      '没有人管',
      '\\',
      'a'.repeat(200),
    ]) {
      const wanted = TEXTS.filter((text) =>
        q
          .toLowerCase()
          .split(/\s+/)
          .every((word) => text.toLowerCase().includes(word)),
      );
      const found = await home.barometer.read((session) => answerFeedback(session, { q, limit: 100 }));
      expect(found.n, q).toBe(wanted.length);
    }
    const chosen = await home.barometer.read((session) => readRepresentatives(session, all, 3));
    expect(chosen.length).toBe(3);
    const terms = await home.barometer.read((session) =>
      answerTerms(session, { against: 'before', from: '2026-03-01', to: '2026-03-31' }),
    );
    expect(terms.withheld).toBe('too_few');
  });
});
