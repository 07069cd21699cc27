import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import type { QueryAnswer } from '../../api/contract/index.ts';
import { createDigestDesk } from '../../api/digest/desk.ts';
import { parseDigest } from '../../api/digest/definition.ts';
import type { DigestRun } from '../../api/digest/run.ts';
import { tablePeriod } from '../../api/digest/period.ts';
import { ROOT } from '../support/source-files.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const INSTANT = new Date('2026-11-01T23:30:00Z');
/** 23:30 UTC is already Monday in Shanghai. */
const DAY = '2026-11-02';

describe('the Monday digest of the sample city', () => {
  let server: TestServer;
  let out: string;
  let run: DigestRun;
  const desk = () => createDigestDesk(server.barometer, [join(ROOT, 'samples', 'digests')], out);

  beforeAll(async () => {
    server = await startTestServer();
    out = await mkdtemp(join(tmpdir(), 'barometer-digest-'));
    await loadSampleCity(server.barometer, () => undefined);
    run = await desk().run('monday', INSTANT, out);
  });
  afterAll(async () => {
    await server.close();
    await rm(out, { recursive: true, force: true });
  });

  it('writes its files whole, named by the day in its zone, with their hashes', async () => {
    expect(run.folder).toBe(join(out, 'monday', DAY));
    expect(run.fresh).toBe(true);
    const names = (await readdir(run.folder)).sort();
    expect(names).toEqual([...run.manifest.files.map((file) => file.file), 'manifest.json'].sort());
    for (const file of run.manifest.files) {
      const bytes = await readFile(join(run.folder, file.file));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(file.rows).toBeGreaterThan(0);
    }
  });

  it('holds cell by cell what the API answers to the link in its manifest', async () => {
    const tables = run.manifest.files.filter((file) => file.query !== undefined);
    expect(tables.length).toBe(3);
    for (const table of tables) {
      const csv = Papa.parse<Record<string, string>>(
        (await readFile(join(run.folder, table.file), 'utf8')).replace(/^\uFEFF/, ''),
        { header: true, skipEmptyLines: true },
      );
      const answer = (await (await fetch(`${server.url}${table.query}`)).json()) as QueryAnswer;
      expect(csv.errors).toEqual([]);
      expect(csv.data.length).toBe(answer.rows.length);
      answer.rows.forEach((row, i) => {
        for (const column of csv.meta.fields ?? []) {
          const cell = (row as Record<string, unknown>)[column] ?? null;
          const text = cell === null ? '' : Array.isArray(cell) ? cell.join(';') : String(cell);
          expect([table.file, i, column, csv.data[i]?.[column]]).toEqual([table.file, i, column, text]);
        }
      });
    }
  });

  it('is one run when asked twice for the same day, also by the other hour of it', async () => {
    const before = await readFile(join(run.folder, 'manifest.json'), 'utf8');
    const again = await desk().run('monday', new Date('2026-11-02T09:00:00Z'), out);
    expect(again.fresh).toBe(false);
    expect(again.manifest).toEqual(run.manifest);
    expect(await readFile(join(run.folder, 'manifest.json'), 'utf8')).toBe(before);
    expect(await readdir(join(out, 'monday'))).toEqual([DAY]);
  });

  it('explains every metric it uses in both languages', async () => {
    const rows = Papa.parse<Record<string, string>>(
      (await readFile(join(run.folder, 'dictionary.csv'), 'utf8')).replace(/^\uFEFF/, ''),
      { header: true, skipEmptyLines: true },
    ).data;
    const used = new Set(
      run.manifest.files.flatMap(
        (file) => new URLSearchParams(file.query?.split('?')[1]).get('metrics')?.split(',') ?? [],
      ),
    );
    expect(new Set(rows.map((row) => row['metric']))).toEqual(used);
    expect(rows.every((row) => row['definition_en'] && row['definition_zh'] && row['denominator_en'])).toBe(
      true,
    );
  });
});

describe('a digest definition', () => {
  it('is refused with everything that is wrong', () => {
    expect(() =>
      parseDigest('x.yaml', 'name: Bad Name\ntables: []\ntitle: {en: x}\nnonsense: 1\n'),
    ).toThrowError(
      expect.objectContaining({
        problems: expect.arrayContaining([
          expect.objectContaining({ pointer: '/name' }),
          expect.objectContaining({ pointer: '/tables' }),
          expect.objectContaining({ pointer: '/title/zh' }),
        ]),
      }),
    );
    expect(() => parseDigest('x.yaml', 'name: [unclosed')).toThrowError(/Not YAML/);
  });

  it('speaks of whole months before the day of the run', () => {
    expect(tablePeriod('last_month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(tablePeriod('last_month', '2024-03-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(tablePeriod('last_quarter', '2026-11-02')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(tablePeriod('last_quarter', '2026-01-05')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(tablePeriod('last_12_months', '2026-11-02')).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(tablePeriod('all', '2026-11-02')).toEqual({ to: '2026-10-31' });
  });
});
