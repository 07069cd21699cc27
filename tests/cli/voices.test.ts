import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedbackAnswer } from '../../api/contract/feedback.ts';
import type { TermsAnswer } from '../../api/contract/voices.ts';
import { runCli, serveCli } from '../support/cli.ts';

const PLACES = ['QUEENS', 'BROOKLYN'];
const CORNERS = ['corner', 'school', 'market', 'bridge', 'station', 'church', 'stairs', 'garage'];
const csv = [
  'Case,Opened on,Place,Sort,What was said',
  ...Array.from({ length: 64 }, (_, i) => {
    const place = PLACES[i % 2]!;
    const what = place === 'QUEENS' ? 'A sinkhole swallowed the lane' : 'The bins overflow';
    return `C${i},2026-03-${String((i % 28) + 1).padStart(2, '0')},${place},Streets,"${what} at the ${CORNERS[i % 8]} near ${CORNERS[(i * 3 + 1) % 8]} and ${CORNERS[(i >> 3) % 8]} again"`;
  }),
].join('\n');

describe('comments on the command line', () => {
  let dir: string;
  const data = (): string => join(dir, 'data');
  const json = async <T>(...words: string[]): Promise<T> => {
    const { code, out, err } = await runCli(data(), ...words, '--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    return JSON.parse(out) as T;
  };
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-voices-'));
    const file = join(dir, 'desk.csv');
    await writeFile(file, csv);
    const { code, err } = await runCli(
      data(),
      'import',
      file,
      '--kind',
      'complaints',
      '--set',
      'case_id=Case',
      '--set',
      'opened_at=Opened on',
      '--set',
      'district=Place',
      '--set',
      'issue=Sort',
      '--set',
      'description=What was said',
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('reads what waits, then answers; the same from the server that owns the data', async () => {
    const here = await json<FeedbackAnswer>('feedback', '--q', 'sinkhole', '--limit', '5');
    expect([here.n, here.rows.length, here.n_waiting]).toEqual([32, 5, 0]);
    expect(here.rows.every(({ sentiment_label }) => sentiment_label !== null)).toBe(true);
    const terms = await json<TermsAnswer>('terms', '--where', 'district=QUEENS');
    expect(terms.terms.map(({ term }) => term)).toContain('sinkhole');
    const server = await serveCli(data());
    try {
      expect(await json<FeedbackAnswer>('feedback', '--q', 'sinkhole', '--limit', '5')).toEqual(here);
      expect((await json<TermsAnswer>('terms', '--where', 'district=QUEENS')).terms).toEqual(terms.terms);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  it('keeps corrections and takes them back', async () => {
    const { rows } = await json<FeedbackAnswer>('feedback', '--limit', '1');
    const id = rows[0]!.id;
    const made = await json<{ correction_id: number }>('correction', 'add', id, '--none');
    const [after] = (await json<FeedbackAnswer>('feedback', '--limit', '1')).rows;
    expect(after).toMatchObject({ issue: null, issue_by: 'corrected' });
    await json('correction', 'undo', String(made.correction_id));
    const [restored] = (await json<FeedbackAnswer>('feedback', '--limit', '1')).rows;
    expect(restored).toMatchObject({ issue: 'Streets', issue_by: 'stated' });
    expect((await runCli(data(), 'correction', 'undo', '99', '--json')).code).toBe(2);
  });
});
