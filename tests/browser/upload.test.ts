import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';

const BOSTON = join(ROOT, '..', 'shared', 'data', 'complaints', 'boston311_2015.csv.gz');

interface Upload {
  readonly name: string;
  readonly text: string;
  /** Cases per month `2015-03`, oldest first, counted from the cells. */
  readonly byMonth: readonly number[];
  /** The district with the most cases, as the file writes it, and its own cases per month. */
  readonly largest: { readonly name: string; readonly byMonth: readonly number[] };
}

type Cells = Record<string, string>;

const countBy = (rows: readonly Cells[], keyOf: (row: Cells) => string): [string, number][] => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return [...counts];
};

const countMonths = (rows: readonly Cells[], column: string): number[] =>
  countBy(rows, (row) => {
    const [month, , year] = (row[column] ?? '').split(/[/ ]/);
    return `${year}-${month}`;
  })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, n]) => n);

const count = (text: string, opened: string, place: string): Pick<Upload, 'byMonth' | 'largest'> => {
  const rows = Papa.parse<Cells>(text, { header: true, skipEmptyLines: true }).data;
  const places = countBy(rows, (row) => row[place] ?? '').filter(([name]) => name !== '');
  const [name = ''] = places.sort(([, a], [, b]) => b - a)[0] ?? [];
  return {
    byMonth: countMonths(rows, opened),
    largest: {
      name,
      byMonth: countMonths(
        rows.filter((row) => row[place] === name),
        opened,
      ),
    },
  };
};

/** The first 5,000 rows of the real Boston export where it lies beside the project, a made export otherwise. */
const chooseUpload = (): Upload => {
  if (!existsSync(BOSTON)) {
    process.stderr.write('The real Boston export is not here: a made one is uploaded instead.\n');
    const text = plainNycExport(5000);
    return { name: 'nyc.csv', text, ...count(text, 'Created Date', 'Borough') };
  }
  const { data } = Papa.parse<string[]>(gunzipSync(readFileSync(BOSTON)).toString('utf8'), { preview: 5001 });
  const text = `${Papa.unparse(data, { newline: '\n' })}\n`;
  return { name: 'boston.csv', text, ...count(text, 'OPEN_DT', 'neighborhood') };
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
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const pressure = (): Locator =>
    page.locator('figure[aria-busy=false]', { has: page.getByRole('heading', { name: 'Pressure' }) });
  /** The number written beside the newest point of the drawn chart. */
  const newestDrawn = async (): Promise<number> =>
    Number((await pressure().locator('svg text.newest').textContent())?.replaceAll(/[\s,]/g, ''));
  /** The values of the chart's table, oldest first. */
  const monthsShown = (): Promise<number[]> =>
    pressure()
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => Number(row.children[1]?.textContent?.replaceAll(',', ''))));

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
  });

  it('draws the numbers that the file has', async () => {
    await expect.poll(() => newestDrawn()).toBe(upload.byMonth.at(-1));
    await pressure().getByRole('button', { name: 'Table' }).click();
    expect(await monthsShown()).toEqual(upload.byMonth);
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
    await pressure().getByRole('button', { name: 'Table' }).click();
    await expect.poll(monthsShown).toEqual(upload.byMonth);
    await page.getByRole('button', { name: /^District/ }).click();
    await page.getByRole('checkbox', { name: new RegExp(`^${upload.largest.name} `, 'i') }).check();
    await expect.poll(() => new URL(page.url()).searchParams.has('district')).toBe(true);
    await expect.poll(monthsShown).toEqual(upload.largest.byMonth);
    const chosen = page.url();
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.has('district')).toBe(false);
    await expect.poll(monthsShown).toEqual(upload.byMonth);
    await page.goto(chosen, { waitUntil: 'networkidle' });
    await expect.poll(newestDrawn).toBe(upload.largest.byMonth.at(-1));
  });

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
