import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  inspectReportSchema,
  queryAnswerSchema,
  type ImportReport,
  type QueryAnswer,
} from '../../api/contract/index.ts';
import { runCli, serveCli } from '../support/cli.ts';
import { nycExport, plainNycExport } from '../support/nyc-export.ts';

const N = 120;

describe('the command line', () => {
  let dir: string;
  let data: string;
  const cli = (...words: string[]) => runCli(data, ...words);
  const file = async (name: string, content: string): Promise<string> => {
    const path = join(dir, name);
    await writeFile(path, content);
    return path;
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-cli-'));
    data = join(dir, 'data');
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('inspects a file without a data directory', async () => {
    const path = await file('nyc.csv', plainNycExport(N));
    const { code, out, err } = await cli('inspect', path, '--json');
    expect([code, err]).toEqual([0, '']);
    const report = inspectReportSchema.parse(JSON.parse(out));
    expect(report).toMatchObject({ rows: N, header_rows: 1, kind: 'complaints', preset: { id: 'nyc311' } });
    expect(report.columns.find((column) => column.name === 'Created Date')).toMatchObject({
      date_order: 'mdy',
      suggested: { field: 'opened_at' },
    });
  });

  it('imports, accounts for every row, and knows the same bytes again', async () => {
    const path = join(dir, 'nyc.csv');
    const first = await cli('import', path, '--json');
    expect(first.code).toBe(0);
    const report = JSON.parse(first.out) as ImportReport;
    expect(report).toMatchObject({
      import_id: 1,
      status: 'loaded',
      rows: { read: N, new: N, updated: 0, duplicate: 0, rejected: 0 },
    });
    const again = JSON.parse((await cli('import', path, '--json')).out) as ImportReport;
    expect(again).toMatchObject({
      import_id: 1,
      status: 'unchanged',
      rows: { read: N, new: 0, duplicate: N },
    });
  });

  it('says what a file would change before it is loaded, and changes nothing', async () => {
    const path = await file(
      'more.csv',
      nycExport([{ key: '77', created: '03/14/2025 10:00:00 AM', type: 'Noise', borough: 'QUEENS' }]),
    );
    const dry = JSON.parse((await cli('import', path, '--dry-run', '--json')).out) as ImportReport;
    expect(dry).toMatchObject({ import_id: null, dry_run: true, rows: { read: 1, new: 1 } });
    const volume = dry.headline?.find((each) => each.metric === 'volume');
    expect([volume?.before?.value, volume?.after?.value]).toEqual([N, N + 1]);
    const { rows } = JSON.parse((await cli('query', '--metrics', 'volume')).out) as QueryAnswer;
    expect(rows[0]?.value).toBe(N);
  });

  it('lists refused rows with line, column, code, value and raw line, personal data blanked', async () => {
    const path = await file(
      'bad.csv',
      nycExport([
        { key: '1', created: '03/14/2025 10:00:00 AM', type: 'Noise', borough: 'QUEENS' },
        { key: '2', created: 'yesterday', type: 'Noise', borough: 'QUEENS', text: 'call 212 555 0123' },
        { key: '3', created: '', type: 'Noise', borough: 'QUEENS', text: 'two\nlines' },
        { key: '4', created: '03/15/2025 10:00:00 AM', closed: 'soon', type: 'Noise', borough: 'BRONX' },
      ]),
    );
    const { code, out } = await cli('import', path, '--json');
    const report = JSON.parse(out) as ImportReport;
    expect(code).toBe(0);
    expect(report.rows).toEqual({ read: 4, new: 1, updated: 0, duplicate: 0, rejected: 3 });
    expect(report.rejected_by_code).toEqual({ bad_date: 2, no_opening_date: 1 });
    const rejects = Papa.parse<Record<string, string>>((await cli('rejects', String(report.import_id))).out, {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rejects.map((row) => [row['line'], row['column'], row['code'], row['value']])).toEqual([
      ['3', 'Created Date', 'bad_date', 'yesterday'],
      ['4', '', 'no_opening_date', ''],
      ['6', 'Closed Date', 'bad_date', 'soon'],
    ]);
    expect(rejects[0]?.['raw']).toContain('[phone]');
    expect(rejects[0]?.['raw']).not.toContain('555');
    expect(rejects[1]?.['suggestion']).toContain('when the case was opened');
    const refused = (await cli('rejects', String(report.import_id), '--rows')).out;
    const corrected = await file(
      'corrected.csv',
      refused
        .replace('yesterday', '03/13/2025 09:00:00 AM')
        .replace('soon', '03/16/2025 09:00:00 AM')
        .replace('\r\n3,,', '\r\n3,03/14/2025 11:00:00 AM,'),
    );
    const again = JSON.parse((await cli('import', corrected, '--json')).out) as ImportReport;
    expect(again.rows).toEqual({ read: 3, new: 3, updated: 0, duplicate: 0, rejected: 0 });
    expect((await cli('undo', String(again.import_id))).code).toBe(0);
    expect((await cli('undo', String(report.import_id))).code).toBe(0);
  });

  it('answers a query whose volumes add up to the rows, in all three formats', async () => {
    const { code, out } = await cli('query', '--metrics', 'volume', '--by', 'district,month', '--json');
    expect(code).toBe(0);
    const answer = queryAnswerSchema.parse(JSON.parse(out));
    expect(answer.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(N);
    const csv = await cli(
      'query',
      '--metrics',
      'volume',
      '--by',
      'district',
      '--where',
      'district=QUEENS',
      '--format',
      'csv',
    );
    expect(Papa.parse<string[]>(csv.out.trim()).data[1]?.slice(0, 3)).toEqual([
      'QUEENS',
      'volume',
      String(N / 5),
    ]);
    const arrow = await cli('query', '--metrics', 'volume', '--format', 'arrow');
    expect(arrow.code).toBe(0);
    expect(arrow.out.length).toBeGreaterThan(200);
  });

  it('gives the catalogue and the history', async () => {
    const metrics = JSON.parse((await cli('metrics', '--json')).out) as { id: string }[];
    expect(metrics.map((metric) => metric.id)).toEqual(
      expect.arrayContaining([
        'satisfaction_mean',
        'top2',
        'net_satisfaction',
        'volume',
        'response_rate',
        'resolution_rate',
        'satisfaction_rate',
        'on_time_rate',
        'days_to_close',
      ]),
    );
    const imports = JSON.parse((await cli('imports', '--json')).out) as { status: string }[];
    expect(imports.map((entry) => entry.status)).toEqual(['undone', 'undone', 'loaded']);
  });

  it('refuses with exit 2, one problem document on stderr, and nothing on stdout but the report', async () => {
    const cases: [string[], string][] = [
      [['query', '--metrics', 'volum', '--json'], 'unknown_metric'],
      [['query', '--metrics', 'volume', '--form', 'csv', '--json'], 'invalid_option'],
      [['undo', '99', '--json'], 'unknown_import'],
      [['rejects', 'x', '--json'], 'unknown_import'],
      [['digest', 'run', 'no-such', '--json'], 'unknown_digest'],
      [['serve', '--host', '0.0.0.0', '--json'], 'host_needs_users'],
      [['nonsense', '--json'], 'unknown_command'],
      [['import', join(dir, 'none.csv'), '--json'], 'no_such_file'],
      [['import', await file('empty.csv', ''), '--json'], 'empty_file'],
      [
        ['import', await file('words.csv', 'colour,shape\nred,round\nblue,square\n'), '--json'],
        'unknown_kind',
      ],
      [['import', join(dir, 'nyc.csv'), '--set', 'opened_at=Nowhere', '--json'], 'unknown_column'],
    ];
    for (const [words, codeWanted] of cases) {
      const { code, out, err } = await cli(...words);
      expect([words, code]).toEqual([words, 2]);
      const problem = JSON.parse(err) as { problems: { code: string; way_out?: string }[] };
      expect([words, problem.problems.map((each) => each.code)]).toEqual([
        words,
        expect.arrayContaining([codeWanted]),
      ]);
      if (words[0] === 'import')
        expect(JSON.parse(out)).toMatchObject({ status: 'refused', import_id: null });
      else expect(out).toBe('');
    }
  });

  it('remembers a mapping, reads the next export with it, and says how its header drifted', async () => {
    const first = await file(
      'here.csv',
      'Nr,Wann,Wo,Was\nA1,2025-03-14,North,Noise\nA2,2025-03-15,South,Water\n',
    );
    const sets = ['opened_at=Wann', 'district=Wo', 'issue=Was', 'case_id=Nr'].flatMap((pair) => [
      '--set',
      pair,
    ]);
    expect((await cli('import', first, '--kind', 'complaints', ...sets, '--json')).code).toBe(0);
    expect((await cli('source', 'save', 'town', '--json')).code).toBe(0);
    const saved = JSON.parse((await cli('source', 'show', 'town', '--json')).out) as {
      mapping: { source: string };
      columns: string[];
    };
    expect([saved.mapping.source, saved.columns]).toEqual(['town', ['Nr', 'Wann', 'Wo', 'Was']]);
    const next = await file('next.csv', 'Nr,Wann,Wo,Was,Wer\nA3,2025-03-16,North,Noise,x\n');
    const report = JSON.parse((await cli('import', next, '--source', 'town', '--json')).out) as ImportReport;
    expect(report).toMatchObject({ status: 'loaded', source: 'town', rows: { read: 1, new: 1 } });
    expect(report.drift).toMatchObject({ added: ['Wer'], gone: [] });
    const unknown = await cli('import', next, '--source', 'village', '--json');
    expect([unknown.code, unknown.err.includes('unknown_source')]).toEqual([2, true]);
    const imports = JSON.parse((await cli('imports', '--json')).out) as {
      import_id: number;
      source: string;
      status: string;
    }[];
    for (const each of imports.filter((one) => one.source !== 'nyc311' && one.status === 'loaded'))
      expect((await cli('undo', String(each.import_id))).code).toBe(0);
  });

  it('asks the server that owns the data directory', async () => {
    const server = await serveCli(data);
    try {
      const answer = JSON.parse((await cli('query', '--metrics', 'volume', '--json')).out) as {
        rows: { value: number }[];
      };
      expect(answer.rows[0]?.value).toBe(N);
      const path = await file(
        'more.csv',
        nycExport([{ key: '900', created: '03/20/2025 10:00:00 AM', type: 'Noise', borough: 'BRONX' }]),
      );
      const report = JSON.parse((await cli('import', path, '--json')).out) as ImportReport;
      expect(report.rows).toMatchObject({ read: 1, new: 1 });
      expect((await cli('undo', String(report.import_id), '--json')).code).toBe(0);
      const refused = await cli('import', join(dir, 'empty.csv'), '--json');
      expect([refused.code, JSON.parse(refused.out).status]).toEqual([2, 'refused']);
    } finally {
      expect(await server.stop()).toBe(0);
    }
    expect((await cli('imports', '--json')).code).toBe(0);
  });
});
