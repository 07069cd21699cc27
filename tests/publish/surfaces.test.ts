import { tableFromIPC } from 'apache-arrow';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicationSchema, queryAnswerSchema, type QueryAnswer } from '../../api/contract/index.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

describe('publishing over HTTP', () => {
  let server: TestServer;
  const api = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${server.url}/api/v1${path}`, init);
  const post = (body: object): Promise<Response> =>
    api('/publications', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const QUERY = '/query?metrics=volume&by=district,issue,month&audience=public';

  beforeAll(async () => {
    server = await startTestServer();
    await server.upload('nyc.csv', plainNycExport(200));
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('answers the public nothing before there is a publication', async () => {
    const refused = await api(QUERY);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ problems: [{ code: 'nothing_published' }] });
  });

  it('tries without storing, publishes, and lists; a flat export by its issue', async () => {
    const tried = publicationSchema.parse(await (await post({ dry_run: true, through: '2025-04' })).json());
    expect(((await (await api('/publications')).json()) as { publications: unknown[] }).publications).toEqual(
      [],
    );
    const made = await post({ through: '2025-04' });
    expect(made.status).toBe(201);
    const entry = publicationSchema.parse(await made.json());
    expect({ ...entry, published_at: '' }).toEqual({ ...tried, published_at: '' });
    expect(entry).toMatchObject({ issue_level: 'issue', months: ['2025-03', '2025-04'], blocks: [1] });
    expect((await post({ through: '2025-04' })).status).toBe(409);
    expect((await post({ through: '2031-01' })).status).toBe(409);
    expect((await post({ through: 'soon' })).status).toBe(400);
  });

  it('puts one mask on JSON, CSV and Arrow', async () => {
    const json = queryAnswerSchema.parse(await (await api(QUERY)).json()) as QueryAnswer;
    expect(json).toMatchObject({ source: 'publication', publication: { id: 1 }, audience: 'public' });
    const hidden = json.rows.filter((row) => row.suppressed);
    expect(hidden.length).toBeGreaterThan(0);
    for (const { value, lower, upper, level, method, n, n_eff, flags } of hidden)
      expect([value, lower, upper, level, method, n, n_eff, flags]).toEqual([
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        [],
      ]);
    const csv = Papa.parse<Record<string, string>>(
      await (await api(QUERY, { headers: { accept: 'text/csv' } })).text(),
      { header: true, skipEmptyLines: true },
    ).data;
    const arrow = tableFromIPC(
      new Uint8Array(
        await (
          await api(QUERY, { headers: { accept: 'application/vnd.apache.arrow.stream' } })
        ).arrayBuffer(),
      ),
    ).toArray() as Record<string, unknown>[];
    expect(csv.map((row) => [row['suppressed'], row['value'], row['n']])).toEqual(
      json.rows.map((row) => [
        String(row.suppressed),
        row.value === null ? '' : String(row.value),
        row.n === null ? '' : String(row.n),
      ]),
    );
    expect(arrow.map((row) => [row['suppressed'], row['value'], row['n']])).toEqual(
      json.rows.map((row) => [row.suppressed, row.value, row.n]),
    );
  });

  it('withdraws the last one, and forgets it where nobody has seen it', async () => {
    expect((await api('/publications/7', { method: 'DELETE' })).status).toBe(404);
    const gone = publicationSchema.parse(
      await (await api('/publications/1?unseen=true', { method: 'DELETE' })).json(),
    );
    expect(gone.status).toBe('discarded');
    expect((await api(QUERY)).status).toBe(400);
    const again = publicationSchema.parse(await (await post({ through: '2025-04' })).json());
    expect(again).toMatchObject({ publication_id: 2, months: ['2025-03', '2025-04'], blocks: [2] });
  });
});
