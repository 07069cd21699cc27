import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { recordStatements } from '../support/record-statements.ts';
import { serveTest, type TestServer } from '../support/server.ts';
import { NOW, openTestWarehouse } from '../support/warehouse.ts';

let server: TestServer;
let nStatements = 0;
beforeAll(async () => {
  const test = await openTestWarehouse();
  const warehouse = recordStatements(test.barometer.warehouse, ({ sql }) => {
    if (/ f\.|rollup|case_/.test(sql)) nStatements += 1;
  });
  server = await serveTest({ ...test, barometer: createBarometer(warehouse, () => NOW) });
  await server.upload('nyc.csv', plainNycExport(300));
  await server.comments.settled();
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

const ask = (path: string): Promise<Response> => fetch(`${server.url}/api/v1${path}`);

it('works out an answer once for all who ask for it at the same time, and after', async () => {
  nStatements = 0;
  await (await ask('/query?metrics=volume&by=issue')).text();
  const once = nStatements;
  expect(once).toBeGreaterThan(0);
  nStatements = 0;
  const path = '/query?metrics=volume&by=issue,month';
  const bodies = await Promise.all(Array.from({ length: 20 }, async () => (await ask(path)).text()));
  expect(new Set(bodies).size).toBe(1);
  expect(nStatements).toBeLessThanOrEqual(once);
  nStatements = 0;
  await (await ask(path)).text();
  const batch = await fetch(`${server.url}/api/v1/query/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ queries: [{ metrics: ['volume'], by: ['issue', 'month'] }] }),
  });
  const { answers } = (await batch.json()) as { answers: { answer: { rows: unknown } }[] };
  expect(answers[0]?.answer.rows).toEqual((JSON.parse(bodies[0] ?? '') as { rows: unknown }).rows);
});

/** The body as it came over the wire, and how it says it is packed. */
const receive = (path: string, encoding: string): Promise<{ packed: string | undefined; body: Buffer }> =>
  new Promise((resolve, reject) => {
    request(`${server.url}/api/v1${path}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ packed: answer.headers['content-encoding'], body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

it('sends the same bytes packed as the client takes them, kept or not', async () => {
  const path = '/query?metrics=volume,closed_share&by=issue,month,district';
  const plain = await receive(path, 'identity');
  expect(plain.packed).toBeUndefined();
  for (let round = 0; round < 2; round += 1) {
    const gzip = await receive(path, 'gzip');
    expect(gzip.packed).toBe('gzip');
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(gzip.body.length).toBeLessThan(plain.body.length / 2);
  }
  expect((await receive(path, 'gzip, br')).packed).toBe('br');
  expect((await receive(path, 'gzip;q=0')).packed).toBeUndefined();
});

it('tags an answer by what it says, not by the state of the ledger alone', async () => {
  const tags = await Promise.all(
    ['volume', 'closed_share', 'volume&min_n=5'].map(async (metric) =>
      (await ask(`/query?metrics=${metric}`)).headers.get('etag'),
    ),
  );
  expect(new Set(tags).size).toBe(3);
  const compared = await ask('/compare?metric=closed_share');
  const again = await fetch(`${server.url}/api/v1/compare?metric=closed_share`, {
    headers: { 'if-none-match': compared.headers.get('etag') ?? '' },
  });
  expect([compared.status, again.status]).toEqual([200, 304]);
});
