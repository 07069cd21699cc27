import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import type { QueryAnswer } from '../../api/contract/index.ts';
import { digestHistorySchema, previewSchema, runReportSchema } from '../../api/contract/digests.ts';
import { PATIENCE_MS } from '../../api/digest/channels/channel.ts';
import { createDigestDesk } from '../../api/digest/desk.ts';
import { parseDigest } from '../../api/digest/definition.ts';
import { makeContent } from '../../api/digest/content.ts';
import type { DigestManifest } from '../../api/digest/manifest.ts';
import { withSnapshot } from '../../api/digest/snapshot.ts';
import type { DigestRun } from '../../api/digest/run.ts';
import { ROOT } from '../support/source-files.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { NOW } from '../support/warehouse.ts';

const INSTANT = new Date('2026-11-01T23:30:00Z');
/** 23:30 UTC is already Monday in Shanghai. */
const DAY = '2026-11-02';

describe('the Monday digest of the sample city', () => {
  let server: TestServer;
  let out: string;
  let run: DigestRun;
  const desk = () =>
    createDigestDesk(server.barometer, [join(ROOT, 'samples', 'digests')], {
      now: () => NOW,
      dataDir: out,
      smtp: null,
      environment: {},
      patienceMs: PATIENCE_MS,
      step: () => undefined,
    });

  beforeAll(async () => {
    server = await startTestServer();
    out = await mkdtemp(join(tmpdir(), 'barometer-digest-'));
    await loadSampleCity(server.barometer, () => undefined);
    const [written] = await desk().write('monday', INSTANT, out);
    if (!written) throw new Error('nothing was written');
    run = written;
  });
  afterAll(async () => {
    await server.close();
    await rm(out, { recursive: true, force: true });
  });

  it('writes its files whole, named by the day in its zone, with their hashes', async () => {
    expect(run.folder).toBe(join(out, 'monday', DAY));
    expect(run.fresh).toBe(true);
    const names = (await readdir(run.folder)).sort();
    const described = [...run.manifest.files, ...run.manifest.metadata];
    expect(names).toEqual([...described.map((file) => file.file), 'manifest.json'].sort());
    for (const { file, sha256 } of run.manifest.metadata)
      expect(
        createHash('sha256')
          .update(await readFile(join(run.folder, file)))
          .digest('hex'),
      ).toBe(sha256);
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
    const [again] = await desk().write('monday', new Date('2026-11-02T09:00:00Z'), out);
    expect(again?.fresh).toBe(false);
    expect(again?.manifest).toEqual(run.manifest);
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

  it('says what changed, with differences that survived over all tables, or that nothing did', async () => {
    const { data } = Papa.parse<Record<string, string>>(
      (await readFile(join(run.folder, 'what_changed.csv'), 'utf8')).replace(/^\uFEFF/, ''),
      { header: true, skipEmptyLines: true },
    );
    const table = run.manifest.files.find(({ file }) => file === 'places_and_issues.csv');
    const answer = (await (await fetch(`${server.url}${table?.query}`)).json()) as QueryAnswer;
    const clear = answer.rows.filter(({ q, verdict }) => (q ?? 1) <= 0.05 && verdict !== 'no_clear_change');
    expect(run.manifest.signals).toBe(clear.length);
    if (clear.length === 0) expect(data.map((row) => row['verdict'])).toEqual(['nothing_stands_out']);
    else
      expect(
        data.map((row) => [row['district'], row['issue_group'], row['metric'], row['difference']]),
      ).toEqual(
        clear.map((row) => [row.district ?? '', row.issue_group ?? '', row.metric, String(row.difference)]),
      );
  });

  it('is what the README shows', async () => {
    const readme = (await readFile(join(ROOT, 'README.md'), 'utf8')).replace(/ {2,}/g, ' ');
    const { data } = Papa.parse<Record<string, string>>(
      (await readFile(join(run.folder, 'what_changed.csv'), 'utf8')).replace(/^\uFEFF/, ''),
      { header: true, skipEmptyLines: true },
    );
    const columns = ['district', 'issue_group', 'metric', 'value', 'compared_value', 'difference', 'verdict'];
    for (const row of data) expect(readme).toContain(`| ${columns.map((name) => row[name]).join(' | ')} |`);
    expect(data.length).toBeGreaterThan(0);
    expect(readme).toContain(`of ${data[0]?.['tested']} differences that were tested`);
    const rates = run.manifest.files.find(({ file }) => file === 'rates_by_district.csv');
    expect(readme).toContain(`${rates?.query}&format=csv`);
    const again = await (await fetch(`${server.url}${rates?.query}&format=csv`)).text();
    const sent = await readFile(join(run.folder, 'rates_by_district.csv'), 'utf8');
    expect(again.replace(/^\uFEFF/, '').trimEnd()).toBe(sent.replace(/^\uFEFF/, '').trimEnd());
  });

  it('is run once over HTTP, shows what it would send, and refuses what it cannot read', async () => {
    const call = async (method: string, path: string, body?: object): Promise<[number, unknown]> => {
      const answer = await fetch(`${server.url}/api/v1/digests${path}`, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
      return [answer.status, await answer.json()];
    };
    const runs = '/monday/runs';
    const [, first] = await call('POST', runs, { for: '2026-11-02T07:00:00+08:00' });
    const [, second] = await call('POST', runs, { for: '2026-11-02T09:00:00+08:00' });
    const reports = [first, second].map((report) => runReportSchema.parse(report));
    expect(reports.map(({ fresh, period }) => [fresh, period])).toEqual([
      [true, DAY],
      [false, DAY],
    ]);
    expect(reports.map(({ manifest }) => manifest.files.length)).toEqual([5, 5]);
    const [, told] = await call('GET', runs);
    const { deliveries, log } = digestHistorySchema.parse(told);
    expect(deliveries.map(({ state, channel }) => [state, channel])).toEqual([['sent', 'folder']]);
    expect(log.map(({ event }) => event)).toEqual(['planned', 'rendered', 'sent']);
    const [, shown] = await call('GET', '/monday/preview?for=2026-11-02T00:00:00Z');
    const [preview] = z.object({ previews: z.array(previewSchema) }).parse(shown).previews;
    for (const file of preview?.files ?? [])
      expect(
        Buffer.from(file.content_base64, 'base64').equals(
          await readFile(join(deliveries[0]?.receipt ?? '', file.name)),
        ),
      ).toBe(true);
    expect(await call('POST', runs, { for: 'monday' })).toMatchObject([
      400,
      { problems: [{ code: 'invalid_instant', pointer: '/for' }] },
    ]);
    expect(await call('POST', '/monday/resends', { period: '1999-01-01' })).toMatchObject([
      404,
      { problems: [{ code: 'unknown_period' }] },
    ]);
    expect(await call('PUT', '/monday/paused', { paused: true })).toEqual([200, { paused: true }]);
    expect(await call('GET', '')).toMatchObject([200, { digests: [{ name: 'monday', is_paused: true }] }]);
  });
});

const SPLIT = `
name: split
title: { en: Districts, zh: 各区 }
split_by: district
tables:
  - { file: rates, metrics: [satisfaction_rate, volume], by: [month, issue_group], period: last_12_months }
  - { file: change, metrics: [volume, on_time_rate], by: [issue_group], period: last_quarter, compare: last_year }
recipients:
  - { name: a, channel: folder, only: { district: [A] } }
  - { name: b, channel: folder, language: zh, only: { district: [B] }, format: { encoding: gb18030, delimiter: ";", decimal: "," } }
`;

describe('a digest split by district', () => {
  let server: TestServer;
  let districts: string[];
  beforeAll(async () => {
    server = await startTestServer();
    await loadSampleCity(server.barometer, () => undefined);
    const { members } = (await (await fetch(`${server.url}/api/v1/dimensions/district`)).json()) as {
      members: { value: string | null }[];
    };
    districts = members.flatMap(({ value }) => value ?? []).slice(0, 2);
  }, 120_000);
  afterAll(() => server.close());

  const decode = (bytes: Buffer, { format }: DigestManifest): Record<string, string>[] => {
    const text = iconv.decode(bytes, format.encoding);
    const parsed = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
      delimiter: format.delimiter,
    });
    expect(parsed.errors).toEqual([]);
    return parsed.data;
  };

  it('sends each recipient the cells that the API gives for their district, in their format and language', async () => {
    const [a = '', b = ''] = districts;
    const digest = parseDigest('split.yaml', SPLIT.replace('[A]', `[${a}]`).replace('[B]', `[${b}]`));
    for (const [i, recipient] of digest.recipients.entries()) {
      const { files, manifest } = await withSnapshot(server.barometer, (ask) =>
        makeContent(ask, digest, { period: DAY, revision: 0, recipient }),
      );
      const bytesOf = (name: string): Buffer =>
        files.find((file) => file.name === name)?.bytes ?? Buffer.of();
      expect(manifest.only).toEqual({ district: [districts[i]] });
      let cells = 0;
      for (const table of manifest.files.filter(({ query }) => query !== undefined)) {
        const answer = (await (await fetch(`${server.url}${table.query}`)).json()) as QueryAnswer;
        const whole = new URL(`${server.url}${table.query}`);
        whole.searchParams.delete('where');
        const all = (await (await fetch(whole)).json()) as QueryAnswer;
        expect([table.rows, table.rows_total]).toEqual([answer.rows.length, all.rows.length]);
        const data = decode(bytesOf(table.file), manifest);
        expect(data.length).toBe(answer.rows.length);
        answer.rows.forEach((row, n) => {
          for (const [column, text] of Object.entries(data[n] ?? {})) {
            const cell = (row as Record<string, unknown>)[column] ?? null;
            const plain = Array.isArray(cell) ? cell.join(';') : String(cell ?? '');
            const wanted = typeof cell === 'number' ? plain.replace('.', manifest.format.decimal) : plain;
            expect([table.file, n, column, text]).toEqual([table.file, n, column, wanted]);
            cells += 1;
          }
        });
      }
      expect(cells).toBeGreaterThan(500);
      const [changed] = decode(bytesOf('what_changed.csv'), manifest);
      expect(/[\u4e00-\u9fff]/.test(changed?.['sentence'] ?? '')).toBe(recipient.language === 'zh');
      const described = JSON.parse(bytesOf('rates.csv-metadata.json').toString()) as {
        url: string;
        dialect: { encoding: string; delimiter: string };
        tableSchema: { columns: { name: string; datatype: unknown }[] };
      };
      expect(described.url).toBe('rates.csv');
      expect(described.dialect).toMatchObject({
        encoding: manifest.format.encoding,
        delimiter: manifest.format.delimiter,
      });
      expect(described.tableSchema.columns.map(({ name }) => name)).toEqual(
        Object.keys(decode(bytesOf('rates.csv'), manifest)[0] ?? {}),
      );
    }
  });

  it('gives a public recipient the cells of the publication, hidden ones hidden, and others the full ones', async () => {
    const published = await fetch(`${server.url}/api/v1/publications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ through: '2026-10' }),
    });
    expect(published.status).toBe(201);
    const [place = ''] = districts;
    const digest = parseDigest(
      'open.yaml',
      `name: open
title: { en: Open, zh: 公开 }
split_by: district
tables:
  - { file: volume, metrics: [volume], by: [month, issue_group] }
recipients:
  - { name: citizens, channel: folder, audience: public, only: { district: [${place}] } }
  - { name: officers, channel: folder, only: { district: [${place}] } }
`,
    );
    const hidden: number[] = [];
    for (const recipient of digest.recipients) {
      const { files, manifest } = await withSnapshot(server.barometer, (ask) =>
        makeContent(ask, digest, { period: DAY, revision: 0, recipient }),
      );
      const [table] = manifest.files;
      const audience = recipient.name === 'citizens' ? 'public' : 'officer';
      expect(new URLSearchParams(table?.query?.split('?')[1]).get('audience')).toBe(audience);
      const answer = (await (await fetch(`${server.url}${table?.query}`)).json()) as QueryAnswer;
      const data = decode(files.find(({ name }) => name === 'volume.csv')?.bytes ?? Buffer.of(), manifest);
      expect(data.map((row) => [row['month'], row['issue_group'], row['value'], row['suppressed']])).toEqual(
        answer.rows.map((row) => [
          row.month,
          row.issue_group ?? '',
          row.value === null ? '' : String(row.value),
          String(row.suppressed),
        ]),
      );
      hidden.push(data.filter((row) => row['suppressed'] === 'true').length);
    }
    expect(hidden[0]).toBeGreaterThan(0);
    expect(hidden[1]).toBe(0);
  });
});
