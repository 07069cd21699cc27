import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';

const BOSTON = join(ROOT, '..', 'shared', 'data', 'complaints', 'boston311_2015.csv.gz');

interface Upload {
  readonly name: string;
  readonly text: string;
  /** Cases per month `2015-03`, counted from the cells. */
  readonly byMonth: ReadonlyMap<string, number>;
}

const countMonths = (text: string, column: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data) {
    const [month, , year] = (row[column] ?? '').split(/[/ ]/);
    const key = `${year}-${month}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** The first 5,000 rows of the real Boston export where it lies beside the project, a made export otherwise. */
const chooseUpload = (): Upload => {
  if (!existsSync(BOSTON)) {
    process.stderr.write('The real Boston export is not here: a made one is uploaded instead.\n');
    const text = plainNycExport(5000);
    return { name: 'nyc.csv', text, byMonth: countMonths(text, 'Created Date') };
  }
  const { data } = Papa.parse<string[]>(gunzipSync(readFileSync(BOSTON)).toString('utf8'), { preview: 5001 });
  const text = `${Papa.unparse(data, { newline: '\n' })}\n`;
  return { name: 'boston.csv', text, byMonth: countMonths(text, 'OPEN_DT') };
};

describe('the page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  const upload = chooseUpload();

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('invites to load a file when there is nothing yet', async () => {
    await page.goto(server.url, { waitUntil: 'networkidle' });
    expect(await page.locator('main').innerText()).toMatch(/file/i);
  });

  it('takes an export, shows what it did with every row, and lands on the new data', async () => {
    await page.goto(`${server.url}/data`, { waitUntil: 'networkidle' });
    await page.setInputFiles('input[type=file]', {
      name: upload.name,
      mimeType: 'text/csv',
      buffer: Buffer.from(upload.text),
    });
    const load = page.getByRole('button', { name: /^Load 5,000 rows$/ });
    await load.waitFor({ timeout: 30_000 });
    await load.click();
    await page.getByText(`${upload.name}: 5,000 rows loaded.`).waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'Pressure' }).waitFor();
  }, 120_000);

  it('draws the numbers that the file has', async () => {
    const figure = page.locator('figure', { has: page.getByRole('heading', { name: 'Pressure' }) });
    const last = [...upload.byMonth.keys()].sort().at(-1) ?? '';
    const drawn = await figure.locator('svg').first().textContent();
    expect(drawn).toContain(String(upload.byMonth.get(last)));
    await figure.getByRole('button', { name: 'Table' }).click();
    const rows = await figure
      .locator('tbody tr')
      .evaluateAll((trs) => trs.map((tr) => [...tr.children].map((cell) => cell.textContent ?? '')));
    const shown = rows.map((cells) => cells[1]?.replaceAll(',', ''));
    const expected = [...upload.byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => String(n));
    expect(shown).toEqual(expected);
  });

  it('shows its import in the history and takes it back', async () => {
    await page.goto(`${server.url}/data`, { waitUntil: 'networkidle' });
    const row = page.getByRole('row', { name: new RegExp(upload.name) });
    expect(await row.innerText()).toContain('5,000');
    await row.getByRole('button', { name: /undo/i }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /undo|take/i })
      .click();
    await expect
      .poll(
        async () =>
          ((await (await fetch(`${server.url}/api/v1/summary`)).json()) as { n_cases: number }).n_cases,
      )
      .toBe(0);
  });

  it('keeps its choices in the address, and comes back from them', async () => {
    await server.upload(upload.name, upload.text);
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: /^District/ }).click();
    await page.getByRole('checkbox').nth(1).check();
    await expect.poll(() => new URL(page.url()).search).toContain('district');
    const chosen = page.url();
    const drawing = () =>
      page
        .locator('figure', { has: page.getByRole('heading', { name: 'Pressure' }) })
        .locator('svg')
        .first()
        .textContent();
    await page.waitForLoadState('networkidle');
    const facts = await drawing();
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).not.toContain('district');
    await expect.poll(drawing).not.toBe(facts);
    await page.goto(chosen, { waitUntil: 'networkidle' });
    await expect.poll(drawing).toBe(facts);
  }, 60_000);

  it('speaks Chinese and English', async () => {
    await page.goto(server.url, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: '中文' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    expect(await page.locator('main').innerText()).toMatch(/[\u4e00-\u9fff]{4}/);
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(/^en/);
  });

  it('threw no error on the way', () => {
    expect(faults).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});
