import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { serveTest, type TestServer } from '../support/server.ts';
import { NOW, openTestWarehouse } from '../support/warehouse.ts';
import { plainNycExport } from '../support/nyc-export.ts';

/** Hours of work for the engine. */
const ENDLESS = 'SELECT count(*) AS n FROM range(1000000000000) WHERE hash(range) % 7 = 3';

let server: TestServer;
let impatient: TestServer;
let isSlow = false;
const running = new Set<string>();
const ended: string[] = [];

/** The real engine, that has to do something endless before the first statement of every conversation. */
const slowDown = (session: Session): Session => ({
  ...session,
  rows: async (sql, values) => {
    if (isSlow) {
      running.add(sql);
      try {
        await session.rows(ENDLESS);
      } catch (error) {
        ended.push(String(error));
        throw error;
      } finally {
        running.delete(sql);
      }
    }
    return session.rows(sql, values);
  },
});

beforeAll(async () => {
  const test = await openTestWarehouse();
  const { warehouse } = test.barometer;
  const slow = createBarometer(
    {
      session: async () => slowDown(await warehouse.session()),
      exclusively: (work) => warehouse.exclusively(work),
      get revision() {
        return warehouse.revision;
      },
      tempDir: warehouse.tempDir,
      close: () => warehouse.close(),
    },
    () => NOW,
  );
  // What the server reads for itself (who asks, what comments say) stays as quick as it is.
  const barometer = { ...slow, warehouse };
  server = await serveTest({ ...test, barometer });
  await server.upload('nyc.csv', plainNycExport(50));
  impatient = await serveTest({ ...test, barometer, close: () => Promise.resolve() }, null, undefined, {
    querySeconds: 1,
  });
  await fetch(`${server.url}/api/v1/metrics`);
  isSlow = true;
});
afterAll(async () => {
  isSlow = false;
  await impatient.close();
  await server.close();
});

/** What makes a question whole. */
const ASKED: Readonly<Record<string, string>> = {
  '/query': 'metrics=volume',
  '/query/sql': 'metrics=volume',
  '/cube': 'metrics=volume&active=month&by=district',
  '/why': 'metric=closed_share&from=2025-04-01&to=2025-04-30',
  '/compare': 'metric=closed_share',
};

/** Answered from memory, or from a handful of rows about who is asking and what was sent to whom. */
const WITHOUT_QUESTION = [
  /^\/(openapi\.json|docs|metrics|session.*|accounts|tokens|audit|views)$/,
  /^\/(digests|imports\/\{id\}\/events|voices\/reading)/,
];

it('tells the engine to stop when the client goes away, at every address that reads', async () => {
  isSlow = false;
  const { paths } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const addresses = Object.keys(paths).filter(
    (path) => paths[path]?.['get'] && !WITHOUT_QUESTION.some((pattern) => pattern.test(path)),
  );
  isSlow = true;
  expect(addresses.length).toBeGreaterThan(20);
  for (const path of addresses) {
    const url = path.replace('{dimension}', 'district').replace('{id}', '1').replace('{name}', 'desk');
    const leaving = new AbortController();
    const nEnded = ended.length;
    const answer = fetch(`${server.url}/api/v1${url}?${ASKED[path] ?? ''}`, { signal: leaving.signal }).then(
      async (early) => [path, early.status, await early.text()],
      () => 'gone',
    );
    await expect.poll(() => [path, running.size > 0], { timeout: 5000 }).toEqual([path, true]);
    leaving.abort();
    expect(await answer).toBe('gone');
    await expect.poll(() => [path, running.size], { timeout: 5000 }).toEqual([path, 0]);
    expect([path, ended.slice(nEnded)]).toEqual([path, [expect.stringMatching(/interrupt/i)]]);
  }
  expect(server.faults).toEqual([]);
});

it('says in the meters how often that happened', async () => {
  const meters = await (await fetch(`${server.url}/metrics`)).text();
  expect(meters).toContain(
    'barometer_http_request_seconds_count{method="GET",route="/api/v1/feedback",status="499"} 1',
  );
  expect(meters).toMatch(/^barometer_questions_ended_early_total\{because="client_gone"\} [1-9]/m);
});

it('goes on for one who waits when another who asked the same goes away, and stops with the last', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const ask = (signal: AbortSignal): Promise<unknown> =>
    fetch(`${server.url}/api/v1/query?metrics=volume&by=month`, { signal }).catch((error: unknown) => error);
  const nEnded = ended.length;
  const answers = [ask(first.signal), ask(second.signal)];
  await expect.poll(() => running.size).toBe(1);
  // Both requests have arrived when a third one that came after them has been answered.
  await fetch(`${server.url}/healthz`);
  first.abort();
  await answers[0];
  await fetch(`${server.url}/healthz`);
  expect([running.size, ended.length]).toEqual([1, nEnded]);
  second.abort();
  await answers[1];
  await expect.poll(() => running.size).toBe(0);
});

it('stops a question that takes too long, and says so', async () => {
  const answer = await fetch(`${impatient.url}/api/v1/query?metrics=volume&by=district`);
  expect(answer.status).toBe(503);
  const { problems } = (await answer.json()) as { problems: { code: string; way_out: string }[] };
  expect(problems).toMatchObject([{ code: 'query_timeout', way_out: expect.stringContaining('shorter') }]);
  await expect.poll(() => running.size).toBe(0);
  const meters = await (await fetch(`${impatient.url}/metrics`)).text();
  expect(meters).toContain('barometer_questions_ended_early_total{because="timeout"} 1\n');
});
