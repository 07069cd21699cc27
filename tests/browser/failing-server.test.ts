import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { VIEW_IDS, VIEWS } from '../../dashboard/views/views.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

const FRAME = /\/api\/v1\/(session|summary|dimensions|metrics)/;
const isNumber = (route: Route): boolean => !FRAME.test(route.request().url());

/** What may be said of numbers only by somebody who has seen them. */
const CLAIMS =
  /stands out from|nothing to compare|too few|not measured|no data|Nothing was observed|None can be told|No change|comparisons tested|no district moved|ordinary variation:/i;

describe('a server that fails', () => {
  let server: TestServer;
  let browser: Browser;
  /** A page whose requests for numbers are answered by `answer`, the frame around them by the server. */
  const open = async (path: string, answer: (route: Route) => Promise<void>): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    const page = await context.newPage();
    await page.route('**/api/v1/**', (route) => (isNumber(route) ? answer(route) : route.continue()));
    await page.goto(server.url + path);
    return page;
  };
  const figures = (page: Page): ReturnType<Page['locator']> => page.locator('figure');

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('is not there: one sentence, the way out, and everything after trying again', async () => {
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    let isDown = true;
    await page.route('**/api/**', (route) => (isDown ? route.abort() : route.continue()));
    await page.goto(server.url);
    await page.getByText('The server does not answer.').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('npm start');
    expect(await page.getByRole('main').innerText()).not.toMatch(CLAIMS);
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: /less satisfied/ }).waitFor();
    await context.close();
  });

  it('goes away while somebody reads: the numbers asked for are missing, the old ones are not passed off as them', async () => {
    const page = await openView(browser, server.url, { width: 1280, theme: 'light', language: 'en' });
    const before = await page.getByRole('heading', { level: 1 }).innerText();
    let isDown = true;
    await page.route('**/api/**', (route) => (isDown ? route.abort() : route.continue()));
    await page.getByRole('link', { name: 'Issues' }).click();
    await page.getByText('The server does not answer.').first().waitFor({ timeout: 15_000 });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe(before);
    expect(await page.getByRole('main').innerText()).not.toMatch(CLAIMS);
    isDown = false;
    await figures(page).first().getByRole('button', { name: 'Try again' }).click();
    await figures(page).first().locator('svg').waitFor();
    await page.context().close();
  });

  it.each(VIEW_IDS.filter((id) => id !== 'methods'))(
    'answers %s with 500: says so and claims nothing',
    async (id) => {
      const page = await open(VIEWS[id].path, (route) => route.fulfill({ status: 500, body: 'oops' }));
      await expect
        .poll(() => page.getByText(/The server failed at this|could not be/).count(), { timeout: 20_000 })
        .toBeGreaterThan(0);
      await expect.poll(() => page.locator('[aria-busy=true]').count(), { timeout: 20_000 }).toBe(0);
      expect(await page.getByRole('main').innerText()).not.toMatch(CLAIMS);
      await page.context().close();
    },
  );

  it('takes ten seconds: nothing is claimed meanwhile, the page says that it takes long, and then it is whole', async () => {
    const page = await open('/', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('heading', { level: 1, name: 'Reading …' }).waitFor();
    expect(await figures(page).count()).toBeGreaterThan(4);
    expect(await page.getByRole('main').innerText()).not.toMatch(CLAIMS);
    expect(await figures(page).locator('svg').count()).toBe(0);
    const long = page.getByText('This takes longer than usual.').first();
    expect(await long.isVisible()).toBe(false);
    await long.waitFor({ state: 'visible', timeout: 8000 });
    // The filters answer meanwhile.
    await page.getByRole('button', { name: /^District/ }).click();
    await page.getByRole('checkbox', { name: /Riverside/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: /less satisfied/ }).waitFor({ timeout: 20_000 });
    await page.context().close();
  });

  it('breaks an Arrow stream off: brushing waits for the server, and no number comes from half a cube', async () => {
    const page = await openView(browser, server.url, { width: 1280, theme: 'light', language: 'en' });
    let nHalves = 0;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.route('**/api/v1/cube?*', async (route) => {
      const whole = await (await route.fetch()).body();
      nHalves += 1;
      await route.fulfill({
        status: 200,
        contentType: 'application/vnd.apache.arrow.stream',
        body: whole.subarray(0, Math.floor(whole.length / 2)),
      });
    });
    const chart = page.locator('section.band .stage');
    await chart.hover();
    await expect.poll(() => nHalves).toBeGreaterThan(0);
    await chart.focus();
    await page.keyboard.press('End');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Shift');
    await atRest(page);
    const { rows } = await server.barometer.query({
      metrics: ['satisfaction_mean'],
      from: '2026-08-01',
      to: '2026-10-31',
    });
    const mean = rows[0]?.value ?? 0;
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-08-01');
    const dial = await page
      .getByRole('img', { name: /^The barometer/ })
      .first()
      .textContent();
    expect(dial).toContain(mean.toFixed(0));
    expect(dial).toContain(`${(rows[0]?.n ?? 0).toLocaleString('en')} answers`);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
