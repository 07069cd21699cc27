import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';
import { runCli, type CliResult } from '../support/cli.ts';

describe('barometer sentiment', () => {
  let dir: string;
  const put = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(dir, name), content);
    return join(dir, name);
  };
  const cli = (...words: string[]): Promise<CliResult> => runCli(join(dir, 'data'), 'sentiment', ...words);
  const rowsOf = (csv: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-sentiment-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const COMMENTS = [
    '小区停水三天没有人管',
    '及时解决，非常满意',
    'Great work, thank you!',
    '',
    'Die Straße ist kaputt',
    '😡',
  ];

  it('appends four columns and changes no other, in any encoding the reader reads', async () => {
    const lines = ['编号,诉求内容,分数', ...COMMENTS.map((text, i) => `${i},"${text}",${-i}`)];
    const plain = lines.filter((line) => !/[😡ß]/u.test(line));
    const [utf8, gb] = [
      await put('utf8.csv', lines.join('\n')),
      await put('gb.csv', iconv.encode(plain.join('\r\n'), 'gb18030')),
    ];
    for (const [path, source] of [
      [utf8, lines],
      [gb, plain],
    ] as const) {
      const { code, out, err } = await cli(path, '--column', '诉求内容');
      expect([code, err]).toEqual([0, '']);
      const [rows, given] = [rowsOf(out), rowsOf(source.join('\n'))];
      expect(Object.keys(rows[0]!)).toEqual([
        '编号',
        '诉求内容',
        '分数',
        'sentiment',
        'sentiment_label',
        'language',
        'engine',
      ]);
      expect(rows.length).toBe(given.length);
      for (const [i, row] of rows.entries()) {
        const said = scoreComment(given[i]!['诉求内容']!);
        expect(row).toEqual({
          ...given[i],
          sentiment: said.score === null ? '' : String(said.score),
          sentiment_label: said.label ?? '',
          language: said.language ?? '',
          engine: said.engine ?? '',
        });
      }
    }
  });

  it('writes no cell that becomes a formula', async () => {
    const path = await put('formula.csv', 'id,comment\n1,"=HYPERLINK(""http://x"")"\n2,@SUM(1)\n3,-5\n');
    const { out } = await cli(path, '--column', 'comment');
    expect(rowsOf(out).map((row) => row['comment'])).toEqual([`'=HYPERLINK("http://x")`, `'@SUM(1)`, '-5']);
  });

  it('keeps a column that is called sentiment already', async () => {
    const path = await put('twice.csv', 'sentiment,comment\nmine,good\nmine,bad\n');
    const { out } = await cli(path, '--column', 'comment');
    expect(rowsOf(out).map((row) => [row['sentiment'], row['sentiment_label']])).toEqual([
      ['mine', 'positive'],
      ['mine', 'negative'],
    ]);
    expect(Number(rowsOf(out)[0]!['sentiment (2)'])).toBeGreaterThan(0);
  });

  it('writes a file whole, sums it up as JSON, and keeps the order of many rows', async () => {
    const n = 3_000;
    const many = Array.from({ length: n }, (_, i) => `${i},${i % 3 === 0 ? 'bad' : 'good'} number n${i}`);
    const path = await put('many.csv', `id,comment\n${many.join('\n')}\n`);
    const out = join(dir, 'scored.csv');
    const { code, out: said, err } = await cli(path, '--column', 'comment', '--out', out, '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(said)).toMatchObject({
      rows: n,
      rejected: 0,
      labels: { negative: 1_000, positive: 2_000 },
    });
    const rows = rowsOf(await readFile(out, 'utf8'));
    expect(rows.map((row) => row['id'])).toEqual(many.map((_, i) => String(i)));
    expect(rows.every((row, i) => row['sentiment_label'] === (i % 3 === 0 ? 'negative' : 'positive'))).toBe(
      true,
    );
  });

  it('refuses a column that is not there, says which was meant, and leaves nothing', async () => {
    const path = await put('some.csv', 'id,comment\n1,good\n2,bad\n');
    const before = await readdir(dir);
    const { code, out, err } = await cli(
      path,
      '--column',
      'coment',
      '--out',
      join(dir, 'none.csv'),
      '--json',
    );
    expect([code, out]).toEqual([2, '']);
    const problem = JSON.parse(err) as { problems: { code: string; column: string; way_out: string }[] };
    expect(problem.problems).toMatchObject([
      { code: 'unknown_column', column: 'coment', way_out: 'Did you mean comment?' },
    ]);
    expect(await readdir(dir)).toEqual(before);
    expect((await cli(path, '--json', '--column', 'comment')).code).toBe(2);
    expect((await cli(path)).code).toBe(2);
    expect((await cli(join(dir, 'missing.csv'), '--column', 'comment')).code).toBe(2);
  });

  it('scores what was imported, once, and says how far it agrees with answers', async () => {
    const path = await put(
      'cases.csv',
      'Case,Opened on,What was said,Happy\nA1,2026-01-05,Thank you and great work,Satisfied\nA2,2026-01-06,Terrible noise,Dissatisfied\n',
    );
    const set = ['case_id=Case', 'opened_at=Opened on', 'description=What was said', 'satisfaction=Happy'];
    const imported = await runCli(
      join(dir, 'data'),
      ...['import', path, '--kind', 'complaints', '--timezone', 'UTC', '--json'],
      ...set.flatMap((each) => ['--set', each]),
    );
    expect(imported.code, imported.err).toBe(0);
    const run = async (): Promise<unknown> => JSON.parse((await cli('--imports', '--json')).out);
    expect(await run()).toMatchObject({
      scored: 2,
      months: [{ kind: 'complaints', month: '2026-01', n: 2 }],
      agreement: [{ kind: 'complaints', n: 2, kappa: 1 }],
    });
    expect(await run()).toMatchObject({ scored: 0, months: [{ n: 2 }] });
  });
});
