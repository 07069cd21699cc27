import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../etl/load/reference.ts';
import { VIEWS } from '../../dashboard/views/views.ts';
import { launchBrowser } from '../support/browser.ts';
import {
  HALF_A_MAP,
  HALF_MAPPED,
  LONG_CITY,
  LONG_NAMES,
  MANY_DISTRICTS,
  MANY_TYPES,
  ONE_DISTRICT,
} from '../support/odd-cities.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { openView } from './open-view.ts';

describe('a city unlike others', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const found = async (export_: string | null): Promise<void> => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    if (export_ !== null) expect((await server.upload('city.csv', export_)).state).toBe('done');
  };
  const leave = async (): Promise<void> => {
    expect(server.faults).toEqual([]);
    await server.close();
  };
  const open = (path: string, width = 1280): Promise<Page> =>
    openView(browser, server.url + path, { width, theme: 'light', language: 'en' });
  const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();
  const pixels = (page: Page): Promise<number[]> =>
    page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);

  /** The views that draw the city: nothing scrolls sideways, nothing grows without end, and axe finds nothing. */
  const looksWell = async (): Promise<void> => {
    for (const id of ['overview', 'districts', 'issues', 'trends'] as const)
      for (const width of [1280, 390]) {
        const page = await open(VIEWS[id].path, width);
        const [across = 0, down = 0] = await pixels(page);
        expect([id, width, across]).toEqual([id, width, width]);
        expect([id, width, down < 16_000]).toEqual([id, width, true]);
        if (width === 1280) {
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
          expect([id, violations.map((each) => each.id)]).toEqual([id, []]);
        }
        await page.context().close();
      }
  };

  describe('without data', () => {
    beforeAll(() => found(null));
    afterAll(leave);
    it('invites to load a file wherever one looks', async () => {
      for (const id of ['overview', 'districts', 'issues', 'trends', 'voices', 'pain-points'] as const) {
        const page = await open(VIEWS[id].path);
        expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('No readings yet');
        await page.getByRole('link', { name: 'Load a file' }).click();
        expect(new URL(page.url()).pathname).toBe('/data');
        await page.context().close();
      }
    });
    it('looks well', looksWell, 120_000);
  });

  describe('of one district', () => {
    beforeAll(() => found(ONE_DISTRICT));
    afterAll(leave);
    it('says that there is nothing to compare it with, not that it is like the others', async () => {
      const page = await open('/districts');
      const text = await textOf(page);
      expect(text).toContain('There is one district, Kleinstadt');
      expect(text).not.toContain('None can be told from the others');
      await page.context().close();
    });
    it('looks well', looksWell, 120_000);
  });

  describe('of four hundred districts', () => {
    beforeAll(() => found(MANY_DISTRICTS));
    afterAll(leave);
    it('shows some, says how many more there are, and finds each', async () => {
      const page = await open('/districts');
      expect(await textOf(page)).toContain('and 360 more districts');
      await page.getByRole('button', { name: /^District all 400/ }).click();
      await page.getByPlaceholder('Find').fill('District 389');
      await page.getByRole('checkbox', { name: /^District 389/ }).check();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(new URL(page.url()).searchParams.getAll('district')).toEqual(['District 389']);
      await page.context().close();
    });
    it('names a few districts in a sentence, not a hundred', async () => {
      const page = await open('/trends');
      const sentence = await page.getByRole('heading', { level: 1 }).innerText();
      expect(sentence.length).toBeLessThan(200);
      expect(sentence).toMatch(/and \d+ more/);
      expect(await page.locator('figure').count()).toBe(24);
      expect(await textOf(page)).toContain('and 376 more districts');
      await page.context().close();
    });
    it('looks well', looksWell, 120_000);
  });

  describe('of two thousand issue types', () => {
    beforeAll(() => found(MANY_TYPES));
    afterAll(leave);
    it('shows some, says how many more there are, and all of them as a table', async () => {
      const page = await open('/issues');
      expect(await textOf(page)).toContain('and 1,970 more issues');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('None has enough');
      const ranked = page.locator('figure').first();
      await ranked.getByRole('button', { name: 'Table' }).click();
      await expect.poll(() => ranked.getByRole('row').count()).toBe(2001);
      await page.context().close();
    });
    it('looks well', looksWell, 120_000);
  });

  describe('whose boundaries cover six districts of ten', () => {
    beforeAll(async () => {
      await found(HALF_MAPPED);
      const path = await server.file('map.geojson', HALF_A_MAP);
      await server.barometer.warehouse.exclusively((session) =>
        loadReference(session, 'geojson', path, { now: NOW }),
      );
    });
    afterAll(leave);
    it('draws the six, leaves the unknown one blank, and says that four are missing', async () => {
      const page = await open('/districts');
      const map = page.locator('figure', { has: page.getByRole('heading', { name: 'On the map' }) });
      expect(await map.innerText()).toContain('4 districts of the data have no boundary on this map.');
      const words = await map
        .locator('svg')
        .first()
        .evaluate((svg) => svg.textContent ?? '');
      for (let i = 1; i <= 6; i += 1) expect(words).toContain(`District ${i}`);
      expect(words).not.toContain('Elsewhere');
      await map.getByRole('button', { name: 'Equal tiles' }).click();
      expect(new URL(page.url()).searchParams.get('map')).toBe('tiles');
      const tiles = map.locator('svg path.district');
      await expect.poll(() => tiles.count()).toBe(10);
      await page.goBack();
      await expect.poll(() => tiles.count()).toBe(7);
      await map.getByRole('button', { name: 'Table' }).click();
      expect(await map.getByRole('row').count()).toBe(11);
      await page.context().close();
    });
    it('looks well', looksWell, 120_000);
  });

  describe('of names of two hundred characters, from left to right and from right to left', () => {
    beforeAll(() => found(LONG_CITY));
    afterAll(leave);
    it('keeps a sentence a sentence', async () => {
      const page = await open('/trends');
      expect((await page.getByRole('heading', { level: 1 }).innerText()).length).toBeLessThan(450);
      const heights = await page
        .locator('figure h2')
        .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().height));
      expect(Math.max(...heights)).toBeLessThan(45);
      await page.context().close();
    });
    it('tells every name whole in the table, and the figures beside it stay in order', async () => {
      const page = await open('/districts');
      const figure = page.locator('figure', {
        has: page.getByRole('heading', { name: 'District by district' }),
      });
      await figure.getByRole('button', { name: 'Table' }).click();
      const rows = await figure.getByRole('row').allInnerTexts();
      const names = rows
        .slice(1)
        .map((row) => (row.split('\t')[0] ?? '').replace(/[\u2066-\u2069]/g, '').trim());
      expect(names.sort()).toEqual(LONG_NAMES.map((name) => name.trim()).sort());
      await page.context().close();
    });
    it('looks well', looksWell, 120_000);
  });
});
