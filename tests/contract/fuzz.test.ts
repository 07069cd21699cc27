import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemDocumentSchema } from '../../api/contract/index.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly takesJson: boolean;
}

const REQUESTS = 700;
const SEED = 20261102;
let server: TestServer;
let operations: Operation[];

beforeAll(async () => {
  server = await startTestServer();
  await server.upload('nyc.csv', plainNycExport(100));
  const { paths } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<
      string,
      Record<
        string,
        { parameters?: Operation['parameters']; requestBody?: { content: Record<string, unknown> } }
      >
    >;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path,
      parameters: operation.parameters ?? [],
      takesJson: 'application/json' in (operation.requestBody?.content ?? {}),
    })),
  );
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

/** Texts that have broken servers: injection, traversal, formats, control characters, other scripts, lengths. */
const NASTY = [
  "'; DROP TABLE case_version; --",
  "' OR '1'='1",
  '" UNION SELECT * FROM account --',
  '$1',
  '$name',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '\u0000',
  '\r\nSet-Cookie: a=b',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '%s%s%n',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  '2026-02-30',
  '9999-99-99',
  '民意晴雨表',
  '\ud800',
  '🧨'.repeat(50),
  'volume,volume,volume',
  'district=',
  '=district',
  'a'.repeat(5000),
  '',
];
const KNOWN = [
  'volume',
  'district',
  'month',
  'satisfaction_rate',
  'QUEENS',
  '2025-01-01',
  'previous',
  'csv',
  '1',
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const name = fc.constantFrom('metrics', 'metric', 'by', 'where', 'from', 'to', 'compare', 'import', 'dry_run', 'name', 'queries', '__proto__'); // prettier-ignore
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(name, fc.oneof(fc.jsonValue({ maxDepth: 2 }), text, fc.array(text, { maxLength: 4 }))),
);
const asked = fc.record({
  operation: fc.nat(),
  pathValue: text,
  query: fc.array(fc.tuple(fc.oneof(name, text), text), { maxLength: 5 }),
  body,
});

const wellFormed = (value: string): string => value.replace(/[\ud800-\udfff]/gu, '?');

describe('a schema-driven fuzz', () => {
  it(`of ${REQUESTS} requests over every operation yields no fault of ours`, async () => {
    const seen = new Set<string>();
    for (const sample of fc.sample(asked, { numRuns: REQUESTS, seed: SEED })) {
      const operation = operations[sample.operation % operations.length] as Operation;
      const { method } = operation;
      if (operation.path.includes('/session/sso')) continue;
      const path = operation.path.replace(
        /\{\w+\}/g,
        encodeURIComponent(wellFormed(sample.pathValue)) || 'x',
      );
      const own = operation.parameters.filter((each) => each.in === 'query').map((each) => each.name);
      const query = new URLSearchParams(
        sample.query.map(([key, value], i) => [own[i % Math.max(1, own.length)] ?? key, value]),
      );
      const sendsBody = !['get', 'delete', 'head'].includes(method);
      const answer = await fetch(`${server.url}/api/v1${path}?${query.toString()}`, {
        method: method.toUpperCase(),
        signal: AbortSignal.timeout(20_000),
        redirect: 'manual',
        ...(sendsBody
          ? { body: JSON.stringify(sample.body), headers: { 'content-type': 'application/json' } }
          : {}),
      });
      const words = await answer.text();
      seen.add(`${method} ${operation.path}`);
      expect([method, path, query.toString(), answer.status >= 500]).toEqual([
        method,
        path,
        query.toString(),
        false,
      ]);
      if (answer.status >= 400) {
        problemDocumentSchema.parse(JSON.parse(words));
        expect(words).not.toMatch(/node_modules|\.ts:\d+|duckdb/i);
      }
    }
    expect(seen.size).toBeGreaterThan(operations.length * 0.8);
  });
});

const status = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** Sends bytes as they are and gives what came back. */
const sendRaw = (bytes: string, patience = 5000): Promise<string> =>
  new Promise((resolve) => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.setEncoding('latin1').setTimeout(patience);
    socket.on('data', (data: string) => (heard += data));
    const end = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.on('timeout', end).on('close', end).on('error', end);
  });

describe('malformed requests', () => {
  const head = 'Host: 127.0.0.1\r\nConnection: close\r\n';

  it('with two lengths, or a length and chunks, are not answered as either', async () => {
    const two = await sendRaw(
      `POST /api/v1/query HTTP/1.1\r\n${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    );
    expect(status(two)).toBe(400);
    const smuggled = await sendRaw(
      `POST /api/v1/query HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
    );
    expect(status(smuggled)).toBe(400);
    expect(smuggled.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('with a foreign host name are refused while there are no accounts', async () => {
    const rebound = await sendRaw(
      'GET /api/v1/summary HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(status(rebound)).toBe(403);
  });

  it('do not leave the folder of the page', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%5c..%5cpackage.json',
      '/%2e%2e/package.json',
    ])
      expect(await sendRaw(`GET ${path} HTTP/1.1\r\n${head}\r\n`)).not.toContain('feedback-barometer');
  });

  it('that say gzip and are cut off, or inflate without end, are refused', async () => {
    const post = (bytes: Buffer): Promise<Response> =>
      fetch(`${server.url}/api/v1/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        body: new Uint8Array(bytes),
      });
    const whole = gzipSync(JSON.stringify({ metrics: ['volume'] }));
    expect((await post(whole.subarray(0, whole.length - 6))).status).toBe(400);
    expect((await post(gzipSync(Buffer.alloc(50_000_000, 32)))).status).toBe(413);
  });

  it('of 100 MB of JSON are refused before they are read', async () => {
    const refused = await new Promise<number>((resolve) => {
      const { port } = new URL(server.url);
      const sent = httpRequest(
        {
          port,
          host: '127.0.0.1',
          path: '/api/v1/query',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': 100_000_000 },
        },
        (answer) => resolve(answer.statusCode ?? 0),
      );
      sent.on('error', () => undefined);
      sent.write('{"metrics": ["');
    });
    expect(refused).toBe(413);
  });

  it('in chunks without an end are refused while they come', async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    let answered = '';
    socket.on('data', (bytes) => (answered += bytes.toString()));
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      'POST /api/v1/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk));
      if (!socket.destroyed) socket.once('drain', send);
    };
    send();
    await closed;
    expect(answered).toMatch(/^HTTP\/1\.1 413 /);
    expect(answered).toContain('entity_too_large');
  });

  it('of a form that is none are refused, and leave no file', async () => {
    const boundary = 'x'.repeat(20);
    const bodies: [string, string][] = [
      [`multipart/form-data; boundary=${boundary}`, 'nothing of the kind'],
      [
        `multipart/form-data; boundary=${boundary}`,
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b`,
      ],
      ['multipart/form-data', 'no boundary'],
      ['text/csv', 'a,b\n1,2\n'],
    ];
    for (const [type, content] of bodies) {
      const answer = await fetch(`${server.url}/api/v1/imports`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: content,
      });
      expect([content.slice(0, 12), answer.status]).toEqual([
        content.slice(0, 12),
        expect.toSatisfy((n: number) => n >= 400 && n < 500),
      ]);
    }
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(server.barometer.warehouse.tempDir)).toEqual([]);
  });
});
