import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';

const PASSWORD = 'correct horse battery';

describe('a page with accounts', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'), () => new Date());
    await server.upload('nyc.csv', plainNycExport(200));
    await server.access.add({ name: 'wang', role: 'admin', password: PASSWORD }, 'test');
    browser = await launchBrowser();
    page = await (await browser.newContext()).newPage();
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    await server.close();
  });
  const signIn = async (password: string): Promise<void> => {
    await page.getByLabel('Name').fill('wang');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('shows nothing of the city before somebody has signed in', async () => {
    await page.goto(`${server.url}/?district=QUEENS`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/200|QUEENS|BROOKLYN/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says that a password is wrong, and shows the city after the right one, as the address asked', async () => {
    await signIn('wrong wrong wrong');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('wrong');
    await signIn(PASSWORD);
    await page.getByRole('heading', { name: 'Pressure' }).waitFor();
    expect(new URL(page.url()).searchParams.get('district')).toBe('QUEENS');
  });

  it('asks again when the session ends while somebody reads, and goes on where they were', async () => {
    await server.access.change('wang', { role: 'admin' }, 'test');
    await page.getByRole('link', { name: 'Issues' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/QUEENS|Noise/);
    await signIn(PASSWORD);
    await page.getByRole('heading', { name: 'Ranked' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/issues');
    expect(new URL(page.url()).searchParams.get('district')).toBe('QUEENS');
  });

  it('changes things with the word of its session', async () => {
    await page.goto(`${server.url}/data`, { waitUntil: 'networkidle' });
    await page.getByRole('row', { name: /nyc\.csv/ }).getByRole('button', { name: /undo/i }).click(); // prettier-ignore
    await page.getByRole('dialog').getByRole('button', { name: /undo|take/i }).click(); // prettier-ignore
    await expect
      .poll(async () => (await server.barometer.query({ metrics: ['volume'] })).rows.length)
      .toBe(0);
  });

  it('asks again when the session is over, where one was', async () => {
    await server.access.change('wang', { role: 'admin' }, 'test');
    await page.goto(`${server.url}/methods`, { waitUntil: 'networkidle' });
    await signIn(PASSWORD);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/methods');
    await page.getByRole('button', { name: 'sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
