import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

describe('the view of voices', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    server.comments.wake();
    await server.comments.settled();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('finds, goes on, follows a word that stands out, and says when it fails', async () => {
    const errors: string[] = [];
    const page = await openView(browser, `${server.url}/voices?district=Riverside&period=quarter`, {
      width: 1440,
      theme: 'light',
      language: 'en',
    });
    page.on('pageerror', (error) => errors.push(error.message));
    const comments = page.locator('ol li time');
    expect(await comments.count()).toBe(30);
    await page.getByRole('button', { name: 'More comments' }).click();
    await page.waitForFunction(() => document.querySelectorAll('ol li time').length === 60);

    // The sample city has brown water planted in Riverside; its words stand out, and choosing one searches for it.
    const terms = await page.locator('aside .term').allTextContents();
    expect(terms).toContain('自来水');
    await page.locator('aside button', { hasText: '自来水' }).click();
    await atRest(page);
    expect(new URL(page.url()).searchParams.get('q')).toBe('自来水');
    const found = await page.locator('.text').allTextContents();
    expect(found.length).toBeGreaterThan(10);
    expect(found.every((text) => text.includes('自来水'))).toBe(true);
    expect(await page.locator('mark').count()).toBeGreaterThanOrEqual(found.length);

    await page.getByRole('searchbox').fill('nobody says this');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody said that.').waitFor();
    await page.route('**/api/v1/feedback**', (route) => route.fulfill({ status: 400, body: '{}' }));
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('lets an analyst say what a comment is about, by keyboard, and take it back', async () => {
    const page = await openView(browser, `${server.url}/voices?district=Riverside&period=quarter`, {
      width: 1440,
      theme: 'light',
      language: 'en',
    });
    const entry = page.getByRole('region', { name: 'Comments' }).locator('ol > li').first();
    const before = await entry.locator('.about > span').last().textContent();
    await entry.getByRole('button', { name: 'Correct the issue' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What is this comment about?' });
    await dialog.getByLabel('Issue').focus();
    await page.keyboard.type('Street lamps');
    await dialog.getByRole('button', { name: 'Correct' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await entry.locator('.about').textContent()).toContain('Street lamps');
    const held = async (): Promise<{ issue: string; undone_at: string | null }[]> => {
      const answer = await fetch(`${server.url}/api/v1/voices/corrections`);
      return ((await answer.json()) as { corrections: { issue: string; undone_at: string | null }[] })
        .corrections;
    };
    expect(await held()).toMatchObject([{ issue: 'Street lamps', undone_at: null }]);
    await entry.getByRole('button', { name: 'Take back' }).focus();
    await page.keyboard.press('Enter');
    await entry.getByRole('button', { name: 'Take back' }).waitFor({ state: 'detached' });
    expect(await entry.locator('.about > span').last().textContent()).toBe(before);
    expect((await held())[0]?.undone_at).not.toBeNull();
    await page.context().close();
  });
});
