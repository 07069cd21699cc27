import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgreement } from '../../api/sentiment/agreement.ts';
import { readIntensity } from '../../api/sentiment/intensity.ts';
import { ownThread } from '../../etl/sentiment/index.ts';
import { countUnscored, scoreLedger } from '../../etl/sentiment/ledger/score-ledger.ts';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

interface Stated {
  readonly id: string;
  readonly opened: string;
  readonly text: string;
  readonly satisfaction: string;
}

const HEADER = 'Case,Opened on,What was said,Happy';
const csv = (rows: readonly Stated[]): string =>
  [
    HEADER,
    ...rows.map(({ id, opened, text, satisfaction }) => `${id},${opened},"${text}",${satisfaction}`),
  ].join('\n');

const mapping = {
  kind: 'complaints' as const,
  source: 'desk',
  fields: { case_id: 'Case', opened_at: 'Opened on', description: 'What was said', satisfaction: 'Happy' },
};

const FIRST: Stated[] = [
  {
    id: 'A1',
    opened: '2026-01-05',
    text: 'Thank you, the road is great now',
    satisfaction: 'Very satisfied',
  },
  { id: 'A2', opened: '2026-01-06', text: '路太烂了，没有人管', satisfaction: 'Very dissatisfied' },
  { id: 'A3', opened: '2026-02-07', text: '路太烂了，没有人管', satisfaction: 'Dissatisfied' },
  { id: 'A4', opened: '2026-02-08', text: 'Terrible noise at night', satisfaction: 'Satisfied' },
  { id: 'A5', opened: '2026-02-09', text: '12345', satisfaction: 'Satisfied' },
  { id: 'A6', opened: '2026-02-09', text: '', satisfaction: 'Neither' },
];
const SECOND: Stated[] = [
  { id: 'A4', opened: '2026-02-08', text: 'Wonderful, thank you', satisfaction: 'Satisfied' },
  { id: 'B1', opened: '2026-03-01', text: 'bad', satisfaction: '' },
];

describe('scores of imported comments', () => {
  let home: TestWarehouse;
  const pool = ownThread();
  const scores = (): Promise<
    { import_id: number; line: number; text: string; score: number | null; engine: string | null }[]
  > =>
    home.barometer.read((session) =>
      session.rows(
        'SELECT import_id, line, text, score, engine FROM comment_text LEFT JOIN comment_sentiment USING (import_id, line) ORDER BY ALL',
      ),
    );
  const importRows = async (name: string, rows: readonly Stated[]): Promise<number> => {
    const report = await home.barometer.import(await home.file(name, csv(rows)), {
      source: mapping,
      timezone: 'UTC',
    });
    return report.import_id!;
  };
  const score = (): Promise<number> => scoreLedger(home.barometer.warehouse, { pool });

  beforeAll(async () => {
    home = await openTestWarehouse();
  });
  afterAll(() => home.close());

  it('are one per comment, once, and go with their import', async () => {
    const first = await importRows('first.csv', FIRST);
    expect(await countUnscored(home.barometer.warehouse)).toBe(5);
    expect(await score()).toBe(5);
    expect(await score()).toBe(0);
    const before = await scores();
    for (const row of before) {
      const { score: said, engine } = scoreComment(row.text);
      expect([row.score, row.engine], row.text).toEqual([said, engine]);
    }

    const second = await importRows('second.csv', SECOND);
    expect(await score()).toBe(2);
    const months = await home.barometer.read(readIntensity);
    expect(months.map(({ month, n, nUnscored }) => [month, n, nUnscored])).toEqual([
      ['2026-01', 2, 0],
      ['2026-02', 2, 1],
      ['2026-03', 1, 0],
    ]);
    const [thanks, dirt] = ['Wonderful, thank you', '路太烂了，没有人管'].map(
      (text) => scoreComment(text).score!,
    );
    expect(months[1]!.mean).toBeCloseTo((thanks! + dirt!) / 2, 12);
    expect(months[2]!.interval).toBeNull();

    await home.barometer.undo(second);
    expect(await scores()).toEqual(before);
    await home.barometer.undo(first);
    const left = await home.barometer.read((session) => session.rows('SELECT * FROM comment_sentiment'));
    expect(left).toEqual([]);
  });

  it('agree with explicit answers as far as both exist', async () => {
    const id = await importRows('again.csv', FIRST);
    await score();
    const [found, ...others] = await home.barometer.read(readAgreement);
    expect(others).toEqual([]);
    // Four rows have a label and an answer: good/good, bad/bad, bad/bad, and a satisfied one that reads badly.
    expect(found).toMatchObject({
      kind: 'complaints',
      n: 4,
      agreement: 3 / 4,
      table: [
        [2, 0, 0],
        [0, 0, 0],
        [1, 0, 1],
      ],
    });
    // By hand: chance = ½·¾ + ½·¼ = ½, κ = (¾ − ½) ∕ (1 − ½).
    expect(found!.kappa).toBeCloseTo(0.5, 12);
    await home.barometer.undo(id);
  });

  it('stop when told, and go on where they stopped', async () => {
    const many = Array.from({ length: 9_000 }, (_, i) => ({
      id: `M${i}`,
      opened: '2026-01-05',
      text: `good ${'ab'[i % 2]}`,
      satisfaction: '',
    }));
    const id = await importRows('many.csv', many);
    const stop = new AbortController();
    const seen: number[] = [];
    await expect(
      scoreLedger(home.barometer.warehouse, {
        pool,
        signal: stop.signal,
        onProgress: (done, total) => {
          seen.push(done, total);
          stop.abort(new Error('stopped'));
        },
      }),
    ).rejects.toThrow('stopped');
    expect(seen).toEqual([4_000, 9_000]);
    expect(await score()).toBe(5_000);
    expect((await scores()).filter(({ score: said }) => said === null)).toEqual([]);
    await home.barometer.undo(id);
  });
});
