import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import type { Action } from '../../api/contract/actions.ts';
import { publish } from '../../api/publish/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { atRest, openView, type Viewing } from './open-view.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  await loadSampleCity(server.barometer, () => undefined);
  await server.barometer.warehouse.exclusively((session) => publish(session, { dry_run: false }, NOW));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = (path: string, viewing: Partial<Viewing> = {}): Promise<Page> =>
  openView(browser, server.url + path, { width: 1440, theme: 'light', language: 'en', ...viewing });
const violationsOf = async (page: Page): Promise<string[]> => {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id }) => id);
};

it('takes up what was found, by keyboard, and shows what the people say became of it', async () => {
  const page = await open('/pain-points');
  const button = page.getByRole('button', { name: 'Take up', exact: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await dialog.getByRole('heading').textContent()).toContain('Water quality');
  await dialog.getByLabel('Who answers for it').focus();
  await page.keyboard.type('Water bureau');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Replace the main under Wharf Road');
  await dialog.getByLabel('Begins on').fill('2026-07-20');
  await dialog.getByLabel('Finished on').fill('2026-07-01');
  await dialog.getByRole('button', { name: 'Take up' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  expect(await dialog.getByRole('alert').textContent()).toContain('2026-07-01');
  await dialog.getByLabel('Finished on').fill('2026-08-16');
  await dialog.getByRole('button', { name: 'Take up' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('#action-1').waitFor();
  await atRest(page);

  const { actions } = (await (await fetch(`${server.url}/api/v1/actions`)).json()) as { actions: Action[] };
  const [kept] = actions;
  expect(kept).toMatchObject({ owner: 'Water bureau', finished_on: '2026-08-16', district: 'Riverside' });
  const entry = page.locator('#action-1');
  expect(await entry.locator('.verdict').textContent()).toBe('No change seen');
  const reports = kept?.judgement.measures[0];
  const cells = await entry.locator('tbody tr').first().locator('td').allTextContents();
  expect(cells[0]).toBe((reports?.before.rate ?? 0).toFixed(1));
  expect(cells[1]).toBe((reports?.after.rate ?? 0).toFixed(1));
  expect(cells[2]).toContain(`${reports?.peers?.lower.toFixed(2)}–${reports?.peers?.upper.toFixed(2)}`);
  const judged = page.getByRole('region', { name: 'Judged by the people' });
  expect(await judged.getByRole('button').textContent()).toContain('Water quality');
  await judged.getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('action-1');
  expect(await page.getByText('Taken up by Water bureau').count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await page.context().close();
});

it('shows what improved and what came back, in both languages and on a phone', async () => {
  for (const body of [
    { district: 'Old Town', issue_group: 'Roads', started_on: '2026-02-02', finished_on: '2026-02-28' },
    {
      district: 'Riverside',
      issue_group: 'Drinking water',
      started_on: '2026-03-02',
      finished_on: '2026-04-05',
    },
  ]) {
    const made = await fetch(`${server.url}/api/v1/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ owner: 'An office', action: 'Something was done', ...body }),
    });
    expect(made.status).toBe(201);
  }
  const page = await open('/pain-points', { width: 390, theme: 'dark', language: 'zh-CN' });
  expect(await page.locator('li .verdict').allTextContents()).toEqual(['重新打开', '已改善', '未见变化']);
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.context().close();
});

it('tells everybody what was published, and nothing else', async () => {
  const page = await open('/pain-points');
  await page.locator('#action-2').getByRole('button', { name: 'Show to the public' }).click();
  await page.locator('#action-2').getByRole('button', { name: 'Hide from the public' }).waitFor();
  await page.context().close();
  await server.access.add({ name: 'chief', role: 'admin', password: 'correct horse battery' }, 'test');
  const everybody = await open('/public');
  expect(await everybody.locator('main li').count()).toBe(1);
  expect(await everybody.locator('main .verdict').textContent()).toBe('Improved');
  expect(await everybody.locator('rect[fill^="url"]').count()).toBeGreaterThan(0);
  expect(await violationsOf(everybody)).toEqual([]);
  await everybody.context().close();
  const closed = await open('/pain-points');
  expect(await closed.getByLabel('Password').count()).toBe(1);
  await closed.context().close();
});
