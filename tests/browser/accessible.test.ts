import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { VIEW_IDS, VIEWS } from '../../dashboard/views/views.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { openView, type Viewing } from './open-view.ts';

/** Levels A and AA of WCAG 2.0 to 2.2. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const VIEWINGS = VIEW_IDS.flatMap((view) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'zh-CN'] as const).map((language) => ({ view, theme, language })),
  ),
);

describe('every view, for everyone', () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const violationsOf = async (path: string, viewing: Viewing): Promise<string[]> => {
    const page = await openView(browser, server.url + path, viewing);
    const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    await page.context().close();
    // A page that was never drawn would pass as well.
    expect(passes.length).toBeGreaterThan(10);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  };

  it.each(VIEWINGS)('$view, $theme, $language', async ({ view, theme, language }) => {
    expect(await violationsOf(VIEWS[view].path, { width: 1440, theme, language })).toEqual([]);
  });

  it.each(VIEW_IDS)('%s on a phone, without scrolling sideways', async (view) => {
    const page = await openView(browser, server.url + VIEWS[view].path, {
      width: 390,
      theme: 'light',
      language: 'en',
    });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.context().close();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(width).toBe(390);
  });

  it.each(VIEW_IDS)(
    '%s zoomed to 200 per cent of 1280 pixels keeps everything in one column',
    async (view) => {
      const page = await openView(browser, server.url + VIEWS[view].path, {
        width: 640,
        theme: 'light',
        language: 'en',
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await page.context().close();
      expect(width).toBe(640);
    },
  );

  it.each(VIEW_IDS)('%s keeps still for those who asked for less motion', async (view) => {
    const page = await openView(browser, server.url + VIEWS[view].path, {
      width: 1440,
      theme: 'light',
      language: 'en',
    });
    const nMoving = (): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((element) => {
            const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
            const times = [transitionDuration, animationName === 'none' ? '0s' : animationDuration];
            return times.some((each) => each.split(',').some((time) => parseFloat(time) > 0));
          }).length,
      );
    expect(await nMoving()).toBe(0);
    if (view === 'overview') {
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      expect(await nMoving()).toBeGreaterThan(0);
    }
    await page.context().close();
  });

  it('lists a broken page as broken', async () => {
    const page = await openView(browser, server.url, { width: 1440, theme: 'light', language: 'en' });
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<button></button>'));
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    await page.context().close();
    expect(violations.map(({ id }) => id)).toContain('button-name');
  });
});
