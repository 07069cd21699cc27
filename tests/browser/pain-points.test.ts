import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import type { ThemesAnswer } from '../../api/contract/themes.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { openView } from './open-view.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  await loadSampleCity(server.barometer, () => undefined);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

it('says in one sentence what hurts, where and since when, and shows the weeks behind it', async () => {
  const page = await openView(browser, `${server.url}/pain-points`, {
    width: 1440,
    theme: 'light',
    language: 'en',
  });
  expect(await page.locator('h1').textContent()).toMatch(/Water quality.*Riverside.*Jun 2026/);
  const entry = page.locator('ol > li').first();
  expect(await entry.locator('svg[role="img"] rect.recent').count()).toBe(13);
  await entry.getByText('Week by week as a table').click();
  expect(await entry.locator('tbody tr').count()).toBe(52);
  const answer = (await (await fetch(`${server.url}/api/v1/pain-points?to=2026-10-31`)).json()) as {
    pain_points: { evidence: { series: { n: number }[] } }[];
  };
  const drawn = await entry.locator('tbody tr td:nth-of-type(1)').allTextContents();
  expect(drawn.map(Number)).toEqual(answer.pain_points[0]?.evidence.series.map(({ n }) => n));
  await page.context().close();
});

it('says that there is nothing, where there is nothing', async () => {
  const page = await openView(browser, `${server.url}/pain-points?district=Hillside`, {
    width: 390,
    theme: 'dark',
    language: 'en',
  });
  expect(await page.locator('h1').textContent()).toContain('Nothing is worse');
  await page.context().close();
});

it('proposes themes of the month with the districts and months in which each is common', async () => {
  const page = await openView(browser, `${server.url}/pain-points`, {
    width: 1440,
    theme: 'light',
    language: 'en',
  });
  const { themes } = (await (
    await fetch(`${server.url}/api/v1/themes?to=2026-10-31`)
  ).json()) as ThemesAnswer;
  const candidates = themes.filter(({ candidate }) => candidate);
  const section = page.getByRole('region', { name: 'Proposed as theme of the month' });
  const entries = section.locator('ol > li');
  expect(candidates.length).toBeGreaterThan(0);
  expect(await entries.locator('h3').allTextContents()).toEqual(candidates.map(({ issue }) => issue));
  for (const [i, { breadth, persistence, districts }] of candidates.entries()) {
    const entry = entries.nth(i);
    expect(await entry.textContent()).toContain(`Common in ${breadth.n} of ${breadth.of} districts`);
    const [places, months] = [entry.locator('svg').first(), entry.locator('svg').last()];
    expect(await places.locator('rect.common').count()).toBe(breadth.n);
    expect(await months.locator('rect.common').count()).toBe(persistence.n);
    const widest = districts.filter(({ common }) => common).sort((a, b) => b.n - a.n)[0];
    expect(await places.getAttribute('aria-label')).toContain(widest?.district);
  }
  await section.locator('summary').focus();
  await page.keyboard.press('Enter');
  expect(await section.getByText('common in 4 of 12 months, 9 needed').first().isVisible()).toBe(true);
  await page.context().close();
});
