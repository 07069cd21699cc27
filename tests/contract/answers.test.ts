import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryAnswer } from '../../api/contract/index.ts';
import { createAnswerCache } from '../../api/http/answer-cache.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const N = 200;
let server: TestServer;
const api = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`${server.url}/api/v1${path}`, init);
const volume = async (): Promise<number | null | undefined> =>
  ((await (await api('/query?metrics=volume')).json()) as QueryAnswer).rows[0]?.value;

beforeAll(async () => {
  server = await startTestServer();
  await server.upload('nyc.csv', plainNycExport(N));
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

describe('answers', () => {
  it('are not sent again when nothing has changed, and are new when something has', async () => {
    const first = await api('/query?metrics=volume&by=district');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('vary')).toMatch(/accept.*authorization.*cookie/i);
    expect(first.headers.get('cache-control')).toContain('private');
    const again = await api('/query?metrics=volume&by=district', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await volume()).toBe(N);
    const { report } = await server.upload('more.csv', plainNycExport(N + 50));
    expect(await volume()).toBe(N + 50);
    const changed = await api('/query?metrics=volume&by=district', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    await api(`/imports/${report?.import_id}`, { method: 'DELETE' });
    expect(await volume()).toBe(N);
  });

  it('come many at once, each with its answer or its problem', async () => {
    const queries = [
      { metrics: ['volume'] },
      { metrics: ['volum'] },
      { metrics: ['volume', 'closed_share'], by: ['district'] },
    ];
    const answer = await api('/query/batch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries }),
    });
    const { answers } = (await answer.json()) as {
      answers: { answer?: QueryAnswer; problem?: { status: number } }[];
    };
    expect(answers.map((each) => each.problem?.status ?? 'answer')).toEqual(['answer', 400, 'answer']);
    const alone = (await (await api('/query?metrics=volume,closed_share&by=district')).json()) as QueryAnswer;
    expect(answers[2]?.answer?.rows).toEqual(alone.rows);
    const tooMany = await api('/query/batch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ queries: Array.from({ length: 41 }, () => queries[0]) }),
    });
    expect(tooMany.status).toBe(400);
  });

  it('describe their own columns for programs that read CSV on the web', async () => {
    const described = await api('/query?metrics=volume&by=district&describe');
    expect(described.headers.get('content-type')).toContain('application/csvm+json');
    const { tableSchema, url } = (await described.json()) as {
      url: string;
      tableSchema: { columns: { name: string; datatype: string }[] };
    };
    const csv = await (await fetch(server.url + url)).text();
    expect(csv.split('\r\n')[0]).toBe(tableSchema.columns.map(({ name }) => name).join(','));
    expect(tableSchema.columns.find(({ name }) => name === 'n')?.datatype).toBe('integer');
  });
});

describe('the cache of answers', () => {
  const rendered = (bytes: number) => ({ type: 'x', etag: 'x', bytes: Buffer.alloc(bytes) });
  it('gives nothing of another revision, and holds no more bytes than it may', () => {
    const cache = createAnswerCache(800);
    cache.keep('a', 1, rendered(100));
    expect(cache.find('a', 1)).not.toBeNull();
    expect(cache.find('a', 2)).toBeNull();
    expect(cache.find('a', 1)).toBeNull();
    for (let i = 0; i < 20; i += 1) cache.keep(`k${i}`, 1, rendered(100));
    const held = Array.from({ length: 20 }, (_, i) => cache.find(`k${i}`, 1)).filter((each) => each !== null);
    expect(held).toHaveLength(8);
    expect(cache.find('k0', 1)).toBeNull();
    cache.keep('big', 1, rendered(700));
    expect(cache.find('big', 1)).toBeNull();
  });
});
