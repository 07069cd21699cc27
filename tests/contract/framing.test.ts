import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';

let server: TestServer;
let other: Server;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  other = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      request.url === '/plain'
        ? '<p>a page that may be framed</p>'
        : `<iframe src="${decodeURIComponent(request.url?.slice(1) ?? '')}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  other.close();
  await server.close();
});

/** What a frame of another site shows of an address. */
const framed = async (address: string): Promise<string> => {
  const page = await browser.newPage();
  const { port } = other.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/${encodeURIComponent(address)}`, { waitUntil: 'networkidle' });
  const text = await page
    .frames()[1]
    ?.evaluate(() => document.body.innerText)
    .catch(() => '');
  await page.close();
  return text ?? '';
};

it('no page of ours is shown in a frame of another site, and a page that allows it would be', async () => {
  const { port } = other.address() as AddressInfo;
  expect(await framed(`http://127.0.0.1:${port}/plain`)).toContain('may be framed');
  for (const path of ['/', '/data', '/docs', '/api/v1/summary', '/api/v1/openapi.json'])
    expect([path, await framed(server.url + path)]).toEqual([
      path,
      expect.not.stringMatching(/barometer|data_version|openapi|import/i),
    ]);
});

it('every answer says so, refusals too', async () => {
  for (const path of ['/', '/api/v1/summary', '/api/v1/nowhere', '/api/v1/docs', '/healthz']) {
    const { headers } = await fetch(server.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});
