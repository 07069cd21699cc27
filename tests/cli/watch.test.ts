import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../api/contract/index.ts';
import { runCli } from '../support/cli.ts';
import { nycExport, plainNycExport } from '../support/nyc-export.ts';

describe('a watched folder', () => {
  let dir: string;
  let inbox: string;
  const put = (name: string, content: string) => writeFile(join(inbox, name), content);
  const watchOnce = () => runCli(join(dir, 'data'), 'watch', inbox, '--once', '--json');
  const read = (...path: string[]) => readFile(join(inbox, ...path), 'utf8');

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-watch-'));
    inbox = join(dir, 'inbox');
    await mkdir(inbox);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('imports what is whole, puts each file away with its report, and leaves unfinished ones', async () => {
    await put('a.csv', plainNycExport(30));
    await put(
      'b.csv',
      nycExport([
        { key: '801', created: '03/14/2025 10:00:00 AM', type: 'Noise', borough: 'QUEENS' },
        { key: '802', created: 'yesterday', type: 'Noise', borough: 'QUEENS' },
      ]),
    );
    await put('empty.csv', '');
    await put('c.csv.part', plainNycExport(5));
    const { code, out } = await watchOnce();
    expect(code).toBe(2);
    const reports = out.trim().split('\n').map((line) => JSON.parse(line) as ImportReport); // prettier-ignore
    expect(reports.map((report) => [report.file, report.status, report.rows.new])).toEqual([
      ['a.csv', 'loaded', 30],
      ['b.csv', 'loaded', 1],
      ['empty.csv', 'refused', 0],
    ]);
    expect(await readdir(inbox)).toEqual(['c.csv.part', 'done', 'refused']);
    expect(await readdir(join(inbox, 'done'))).toEqual([
      'a.csv',
      'a.csv.report.json',
      'b.csv',
      'b.csv.rejects.csv',
      'b.csv.report.json',
    ]);
    expect(JSON.parse(await read('done', 'b.csv.report.json'))).toMatchObject({
      rows: { read: 2, new: 1, rejected: 1 },
    });
    expect(await read('done', 'b.csv.rejects.csv')).toContain('bad_date');
    expect(await readdir(join(inbox, 'refused'))).toEqual(['empty.csv', 'empty.csv.report.json']);
    const told = JSON.parse(await read('refused', 'empty.csv.report.json')) as {
      problem: { errors: unknown[] };
    };
    expect(JSON.stringify(told.problem)).toContain('empty');
  });

  it('keeps both files when one of the same name comes again', async () => {
    await put('a.csv', plainNycExport(30));
    const { code, out } = await watchOnce();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'unchanged', rows: { duplicate: 30 } });
    expect(await readdir(join(inbox, 'done'))).toContain('a-2.csv');
  });

  it('refuses a folder that does not exist', async () => {
    const { code, err } = await runCli(join(dir, 'data'), 'watch', join(dir, 'nowhere'), '--once', '--json');
    expect([code, err.includes('no_such_folder')]).toEqual([2, true]);
  });
});
