import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  catalogueEntrySchema,
  importEntrySchema,
  importProgressSchema,
  inspectReportSchema,
  memberSchema,
  problemDocumentSchema,
  queryAnswerSchema,
  summarySchema,
  type QueryAnswer,
} from '../../api/contract/index.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const N = 300;
const EXPORT = plainNycExport(N);

describe('the HTTP contract', () => {
  let server: TestServer;
  const api = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}/api/v1${path}`, init);
  const refused = async (answer: Response, status: number) => {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return problemDocumentSchema.parse(await answer.json());
  };

  beforeAll(async () => {
    server = await startTestServer();
    const end = await server.upload('nyc.csv', EXPORT);
    expect(end).toMatchObject({ state: 'done', report: { rows: { read: N, new: N, rejected: 0 } } });
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('answers what its schemas promise', async () => {
    const json = async (path: string): Promise<unknown> => (await api(path)).json();
    summarySchema.parse(await json('/summary'));
    for (const entry of (await json('/metrics')) as unknown[]) catalogueEntrySchema.parse(entry);
    const { members } = (await json('/dimensions/district')) as { members: unknown[] };
    expect(members.map((member) => memberSchema.parse(member).value)).toEqual(['BROOKLYN', 'QUEENS']);
    const { imports } = (await json('/imports')) as { imports: unknown[] };
    expect(imports.map((entry) => importEntrySchema.parse(entry).status)).toEqual(['loaded']);
    const answer = queryAnswerSchema.parse(await json('/query?metrics=volume&by=district,month'));
    expect(answer.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(N);
    expect((await (await fetch(`${server.url}/healthz`)).json()) as object).toEqual({ status: 'ok' });
  });

  it('documents every route it answers, in OpenAPI 3.1', async () => {
    const document = (await (await api('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const [path, operations] of Object.entries(document.paths))
      for (const method of Object.keys(operations)) {
        const url = path
          .replace('{dimension}', 'district')
          .replace('{id}', '999999')
          .replace('{name}', 'none');
        const answer = await api(url === '/query' && method === 'get' ? '/query?metrics=volume' : url, {
          method: method.toUpperCase(),
        });
        expect([method, path, answer.status < 500]).toEqual([method, path, true]);
        const unknownRoute = answer.status === 404 && (await answer.text()).includes('unknown_route');
        expect([method, path, unknownRoute]).toEqual([method, path, false]);
      }
  });

  it('gives the same cells as JSON, CSV and Arrow', async () => {
    const path =
      '/query?metrics=volume,closed_share,days_to_close&by=district,issue,month&compare=peers&min_n=5';
    const json = (await (await api(path)).json()) as QueryAnswer;
    const csv = Papa.parse<Record<string, string>>(
      await (await api(path, { headers: { accept: 'text/csv' } })).text(),
      { header: true, skipEmptyLines: true },
    );
    const arrow = tableFromIPC(
      new Uint8Array(
        await (await api(path, { headers: { accept: 'application/vnd.apache.arrow.stream' } })).arrayBuffer(),
      ),
    );
    expect(csv.errors).toEqual([]);
    expect(json.rows.length).toBeGreaterThan(10);
    expect(csv.data.length).toBe(json.rows.length);
    expect(arrow.numRows).toBe(json.rows.length);
    const columns = csv.meta.fields ?? [];
    expect(arrow.schema.fields.map((field) => field.name)).toEqual(columns);
    json.rows.forEach((row, i) => {
      const arrowRow = arrow.get(i)?.toJSON() as Record<string, unknown>;
      for (const column of columns) {
        const cell = (row as Record<string, unknown>)[column] ?? null;
        const value = Array.isArray(cell) ? cell.join(';') : cell;
        const text = csv.data[i]?.[column] ?? '';
        expect(arrowRow[column] ?? null).toEqual(value);
        expect(text.replace(/^'(?==)/, '')).toBe(value === null ? '' : String(value));
      }
    });
  });

  it('never lets a CSV cell become a formula', async () => {
    const text = await (await api('/query?metrics=volume&by=issue&format=csv')).text();
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  it('refuses with everything that is wrong at once', async () => {
    const more = await refused(
      await api('/query?metrics=volum&by=distric&where=colour=red&from=2025-02-30&metrix=1'),
      400,
    );
    expect(more.problems.map((each) => `${each.code} ${each.pointer}`).sort()).toEqual([
      'invalid_value /from',
      'unknown_dimension /by/0',
      'unknown_dimension /where/colour',
      'unknown_metric /metrics/0',
      'unknown_parameter /metrix',
    ]);
    expect(more.problems.find((each) => each.code === 'unknown_metric')?.way_out).toBe(
      'Did you mean volume?',
    );
    await refused(await api('/query?metrics=volume&from=2025-05-01&to=2025-04-01'), 400);
    await refused(await api('/query?metrics=volume&audience=public'), 400);
    await refused(await api('/nowhere'), 404);
    await refused(await api('/imports/4711'), 404);
    await refused(await api('/imports/abc/rejects'), 404);
    await refused(await api('/dimensions/colour'), 404);
    await refused(await api('/districts.geojson'), 404);
    await refused(
      await api('/query', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"metrics": [',
      }),
      400,
    );
    await refused(await api('/imports', { method: 'POST', body: 'no form' }), 415);
    await refused(await api('/query?metrics=volume', { headers: { accept: 'image/png' } }), 406);
  });

  it('refuses what is not a table, and leaves nothing behind', async () => {
    const before = await (await api('/summary')).text();
    const files: [string, string | Uint8Array][] = [
      ['empty.csv', ''],
      ['header.csv', 'a,b,c\n'],
      [
        'picture.png',
        new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      ],
      ['no-date.csv', 'Complaint Type,Borough\nNoise,QUEENS\nNoise,BRONX\n'],
    ];
    for (const [name, content] of files) {
      const end = await server.upload(name, content, [['kind', 'complaints']]);
      expect([name, end.state]).toEqual([name, 'refused']);
      const problem = problemDocumentSchema.parse(end.problem);
      expect(problem.problems.every((each) => each.way_out !== undefined && each.file === name)).toBe(true);
    }
    expect(await (await api('/summary')).text()).toBe(before);
  });

  it('tells the progress of an import, and again from where a listener left', async () => {
    const form = new FormData();
    form.append(
      'file',
      new Blob([plainNycExport(40).replaceAll(',600000', ',700000').replace(/^6000/gm, '7000')]),
      'more.csv',
    );
    const started = (await (await api('/imports', { method: 'POST', body: form })).json()) as {
      job_id: string;
      events: string;
    };
    const events = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => importProgressSchema.parse(JSON.parse(line.slice(6))));
    const all = events(await (await fetch(`${server.url}${started.events}`)).text());
    expect(all.map((event) => event.step)).toEqual(all.map((_, i) => i + 1));
    expect(all.at(-1)).toMatchObject({ state: 'done', report: { rows: { read: 40, new: 40 } } });
    const rest = events(
      await (await fetch(`${server.url}${started.events}`, { headers: { 'last-event-id': '2' } })).text(),
    );
    expect(rest).toEqual(all.slice(2));
    const undone = await api(`/imports/${started.job_id}`, { method: 'DELETE' });
    expect(await undone.json()).toMatchObject({ status: 'undone' });
    const again = await api(`/imports/${started.job_id}`, { method: 'DELETE' });
    await refused(again, 409);
    const total = (await (await api('/query?metrics=volume')).json()) as QueryAnswer;
    expect(total.rows[0]?.value).toBe(N);
  });

  it('inspects without loading', async () => {
    const form = new FormData();
    form.append('file', new Blob([EXPORT]), 'nyc.csv');
    const report = inspectReportSchema.parse(
      await (await api('/inspect', { method: 'POST', body: form })).json(),
    );
    expect(report).toMatchObject({
      rows: N,
      kind: 'complaints',
      preset: { id: 'nyc311' },
      encoding: 'utf-8',
      delimiter: ',',
    });
  });

  it('answers this machine only', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number>((resolve, reject) => {
      request(`${server.url}/api/v1/summary`, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    const crossSite = await api('/sample', { method: 'DELETE', headers: { origin: 'https://evil.example' } });
    await refused(crossSite, 403);
  });
});
