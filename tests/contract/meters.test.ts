import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const N = 40;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('tells operators whether it is ready, what was asked, and what was imported', async () => {
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
  await (await fetch(`${server.url}/api/v1/summary`)).text();
  await server.upload('nyc.csv', plainNycExport(N));
  const lines = (await (await fetch(`${server.url}/metrics`)).text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'barometer_http_request_seconds_count{method="GET",route="/api/v1/summary",status="200"} 1',
      'barometer_imports_total{state="done"} 1',
      `barometer_import_rows_total ${N}`,
    ]),
  );
});
