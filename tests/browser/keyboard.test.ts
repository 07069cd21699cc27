import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

const FILE = plainNycExport(2000);
const ROWS = Papa.parse<Record<string, string>>(FILE, { header: true, skipEmptyLines: true }).data;
const MOST_STOPS = 120;

/** What has the focus: its own name or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const label = activeElement?.closest('label')?.textContent;
    return (activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  });

/** Presses Tab until something of that name has the focus. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let i = 0; i < MOST_STOPS; i += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Nothing called ${name} can be reached by Tab.`);
};

describe('by keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    browser = await launchBrowser();
    page = await openView(browser, `${server.url}/data`, { width: 1440, theme: 'light', language: 'en' });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('a file is loaded', async () => {
    await tabTo(page, /Choose a file/);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'nyc.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await page.getByRole('button', { name: /^Load 2,000 rows$/ }).waitFor();
    await tabTo(page, /^Load 2,000 rows$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Pressure' }).waitFor({ timeout: 60_000 });
  });

  it('a district is chosen', async () => {
    await atRest(page);
    await page.keyboard.press('Home');
    await tabTo(page, /^District all/);
    await page.keyboard.press('Enter');
    await atRest(page);
    await tabTo(page, /^queens/i);
    await page.keyboard.press('Space');
    await expect.poll(() => page.getByRole('checkbox', { name: /^queens/i }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.getAll('district')).toHaveLength(1);
    expect(await focused(page)).toMatch(/^District queens/i);
  });

  it('an issue is looked into from its mark in the ranking', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Ranked' }).waitFor();
    await atRest(page);
    await tabTo(page, /^show /);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => new URL(page.url()).searchParams.get('rank')).toBe('volume');
    await page.getByText('Cases by issue').waitFor();
    await atRest(page);
    await tabTo(page, /^Ranked$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const told = await page
      .locator('figure', { has: page.getByRole('heading', { name: 'Ranked' }) })
      .locator('[aria-live=polite]')
      .textContent();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
    const [issue] = new URL(page.url()).searchParams.getAll('issue');
    expect(issue).toBeTruthy();
    expect(told).toContain(issue);
  });

  it('the numbers of that place and issue are taken away as CSV, and they are the file’s own', async () => {
    const { searchParams } = new URL(page.url());
    const [district = '', issue = ''] = [searchParams.get('district'), searchParams.get('issue')].map(String);
    const expected = new Map<string, number>();
    for (const row of ROWS) {
      if (row['Borough']?.toLowerCase() !== district.toLowerCase() || row['Complaint Type'] !== issue)
        continue;
      const [month = '', , year = ''] = (row['Created Date'] ?? '').split(/[/ ]/);
      expected.set(`${year}-${month}`, (expected.get(`${year}-${month}`) ?? 0) + 1);
    }
    expect(expected.size).toBeGreaterThan(0);

    const figure = page.locator('figure[aria-busy=false]', {
      has: page.getByRole('heading', { name: /^Pressure/ }),
    });
    await figure.waitFor();
    await atRest(page);
    for (let i = 0; i < MOST_STOPS; i += 1) {
      await page.keyboard.press('Tab');
      if (await figure.evaluate((element) => element.contains(document.activeElement)))
        if ((await focused(page)) === 'Export') break;
    }
    await page.keyboard.press('Enter');
    await tabTo(page, /^Numbers \(CSV\)$/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const text = await readFile(await download.path(), 'utf8');
    const rows = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(new Map(rows.map((row) => [row['month'], Number(row['value'])]))).toEqual(expected);
  });

  it('the sheet of keys opens and closes, and language and theme change', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await atRest(page);
    await page.keyboard.press('l');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.keyboard.press('d');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.keyboard.press('l');
    await page.keyboard.press('d');
  });

  it('no error was logged on the way', () => expect(server.faults).toEqual([]));
});
