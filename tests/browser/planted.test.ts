import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { takeUpExamples } from '../../api/cli/sample-actions.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { EFFECTS } from '../../samples/effects.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { atRest, openView } from './open-view.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  await loadSampleCity(server.barometer, () => undefined);
  await takeUpExamples(server.barometer, NOW);
  server.comments.wake();
  await server.comments.settled();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path: string): Promise<Page> =>
  openView(browser, server.url + path, { width: 1440, theme: 'light', language: 'en' });
const placeOf = (id: string): string => EFFECTS.find((effect) => effect.id === id)?.district ?? '';

/** Whether an entry says what was seen, in which weeks, by which test, in whose words, and which words stand out. */
const isExplained = async (entry: Locator): Promise<void> => {
  expect(await entry.locator('svg[role="img"]').count()).toBe(1);
  expect(await entry.locator('blockquote').count()).toBeGreaterThan(0);
  expect(await entry.getByText('Said here and not elsewhere:').count()).toBe(1);
  await entry.getByText('How this was tested').click();
  expect(await entry.locator('details[open]').textContent()).toMatch(/q (<\s)?0\.0\d/);
};

it('finds and explains what is planted in the city as it is today, each at its place', async () => {
  const page = await open('/pain-points');
  const entries = page.locator('ol > li[id^="pain-"]');
  const [water, noise] = [entries.nth(0), entries.nth(1)];
  expect(await entries.count()).toBe(2);
  expect(await water.locator('h3').textContent()).toContain(placeOf('riverside-water'));
  expect(await water.locator('h3').textContent()).toContain('Water quality');
  expect(await water.textContent()).toContain('since 1 Jun 2026');
  expect(await noise.locator('h3').textContent()).toContain(placeOf('station-noise'));
  expect(await noise.locator('h3').textContent()).toContain('Noise');
  for (const entry of [water, noise]) await isExplained(entry);
  // Two thirds of the water's cases come from one community, and its texts name it.
  expect(await water.locator('blockquote').allTextContents()).toContainEqual(
    expect.stringMatching(/Wharf Road|码头路/),
  );
  // Taken up already, or to be taken up.
  expect(await noise.textContent()).toContain('Taken up by Environment Inspectorate');
  expect(await water.getByRole('button', { name: 'Take up', exact: true }).count()).toBe(1);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.context().close();
});

it('finds in its own winter the heating that was mended slowly, which can be taken up', async () => {
  const page = await open('/pain-points?period=custom&from=2025-03-01&to=2026-02-28');
  const entries = page.locator('ol > li[id^="pain-"]');
  for (const title of await entries.locator('h3').allTextContents())
    expect(title).toContain(placeOf('north-gate-heating'));
  expect(await entries.first().textContent()).toMatch(
    /cases of the last 13 weeks \d+ took longer than \d+ days/,
  );
  await isExplained(entries.first());
  await entries.first().getByRole('button', { name: 'Take up', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who answers for it').fill('Heating company');
  await dialog.getByLabel('What is done').fill('Order spare pumps');
  await dialog.getByRole('button', { name: 'Take up' }).click();
  await dialog.waitFor({ state: 'detached' });
  await atRest(page);
  expect(await page.getByRole('region', { name: 'Taken up' }).textContent()).toContain('Heating company');
  await page.context().close();
});

it('shows what was done and what the people say of it: improved, no change, come back, under way', async () => {
  const page = await open('/pain-points');
  const column = (name: string): Promise<string | null> => page.getByRole('region', { name }).textContent();
  const judged = await column('Judged by the people');
  expect(judged).toMatch(/Roads Old Town Improved · Road Maintenance Office/);
  expect(judged).toMatch(/Heating North Gate No change seen · District Heating Company/);
  const taken = await column('Taken up');
  expect(taken).toMatch(/Drinking water Riverside Reopened · Water Company/);
  expect(taken).toMatch(/Noise Station Under way · Environment Inspectorate/);
  const roads = page.locator('li[id^="action-"]', { hasText: 'Road Maintenance Office' });
  expect(await roads.locator('.verdict').textContent()).toBe('Improved');
  expect(await roads.locator('svg').count()).toBeGreaterThan(0);
  await page.context().close();
});
