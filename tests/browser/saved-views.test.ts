import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

const PLACE = '/districts?district=QUEENS&district=BROOKLYN&period=all';

describe('saved views and links', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const here = (): string => page.url().slice(server.url.length);
  const menu = async (): Promise<void> => page.getByRole('button', { name: 'Saved views' }).click();
  const list = (): Locator => page.getByRole('list', { name: 'Saved views' });
  const save = async (name: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Name for this view' }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
  };

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await server.upload('nyc.csv', plainNycExport(200));
    browser = await launchBrowser();
    page = await openView(browser, server.url + PLACE, { width: 1280, theme: 'light', language: 'en' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('keeps what is seen under a name, and gives it back on another machine', async () => {
    await menu();
    await page.getByText('Nothing is saved yet').waitFor();
    await save('Two boroughs');
    const elsewhere = await openView(browser, server.url, { width: 1280, theme: 'dark', language: 'en' });
    await elsewhere.getByRole('button', { name: 'Saved views' }).click();
    const { violations } = await new AxeBuilder({ page: elsewhere }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await elsewhere.getByRole('button', { name: 'Open Two boroughs' }).click();
    await atRest(elsewhere);
    expect(elsewhere.url()).toBe(server.url + PLACE);
    expect(await elsewhere.getByRole('group', { name: 'Filters' }).innerText()).toContain('2 chosen');
    await elsewhere.goBack();
    expect(new URL(elsewhere.url()).pathname).toBe('/');
    await elsewhere.context().close();
  });

  it('is renamed, and led elsewhere by saving under its name again', async () => {
    await page.getByRole('button', { name: 'Rename Two boroughs' }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('Queens and Brooklyn');
    await page.keyboard.press('Enter');
    await list().getByText('Queens and Brooklyn').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await atRest(page);
    await menu();
    await page.getByRole('textbox', { name: 'Name for this view' }).fill('Queens and Brooklyn');
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByText('Saved.').waitFor();
    const { views } = (await (await fetch(`${server.url}/api/v1/views`)).json()) as {
      views: { name: string; address: string }[];
    };
    expect(views).toMatchObject([
      { name: 'Queens and Brooklyn', address: PLACE.replace('/districts', '/issues') },
    ]);
  });

  it('is deleted, and undone', async () => {
    await page.getByRole('button', { name: 'Delete Queens and Brooklyn' }).click();
    await page.getByText('“Queens and Brooklyn” is deleted.').waitFor();
    expect(await list().count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await list().getByText('Queens and Brooklyn').waitFor();
    await page.keyboard.press('Escape');
  });

  it('copies a link that shows the same to somebody else', async () => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(server.url + here());
    const other = await openView(browser, link, { width: 1280, theme: 'light', language: 'en' });
    expect(await other.locator('main').innerText()).toBe(await page.locator('main').innerText().then((text) => text.replace('Link copied', 'Copy link'))); // prettier-ignore
    await other.context().close();
  });

  it('opens on a phone as a sheet that can be seen', async () => {
    const phone = await openView(browser, server.url, { width: 390, theme: 'light', language: 'en' });
    for (const name of [/^Period/, 'Saved views']) {
      const trigger = phone.getByRole('button', { name });
      await trigger.scrollIntoViewIfNeeded();
      const lower = { x: 0, y: 700, width: 390, height: 144 };
      const before = await phone.screenshot({ clip: lower });
      await trigger.click();
      const after = await phone.screenshot({ clip: lower });
      expect(after.equals(before)).toBe(false);
      await phone.keyboard.press('Escape');
      expect((await phone.screenshot({ clip: lower })).equals(before)).toBe(true);
    }
    await phone.context().close();
  });

  it('says so when the server does not keep it, and keeps what was typed', async () => {
    await page.route('**/api/v1/views', (route) => route.fulfill({ status: 500, body: '' }));
    await menu();
    await page.getByText('That did not work').waitFor({ timeout: 15_000 });
    await page.getByRole('textbox', { name: 'Name for this view' }).fill('Lost');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('That did not work').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name for this view' }).inputValue()).toBe('Lost');
  });
});
