import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../etl/load/reference.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { atRest, openView } from './open-view.ts';

/** Cases by the district as somebody wrote it. */
const WRITTEN = { Hillside: 40, 'Hillside District': 12, Harbour: 30, Harbor: 5, 'Harbour Front': 9 };
const ISSUES = ['Pothole', 'pothole', 'Pot hole', 'Street light'];

describe('spellings in the data view', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    const tree = await server.file('places.csv', 'district,subdistrict,community\nHillside,,\nHarbour,,\n');
    await server.barometer.warehouse.exclusively((session) =>
      loadReference(session, 'place_tree', tree, { now: NOW }),
    );
    let id = 0;
    const rows = Object.entries(WRITTEN).flatMap(([district, n]) =>
      Array.from({ length: n }, () => {
        id += 1;
        return `C${id},2026-0${1 + (id % 9)}-15 08:00:00,${district},${ISSUES[id % ISSUES.length]}`;
      }),
    );
    await server.barometer.import(
      await server.file('cases.csv', ['id,opened,district,issue', ...rows].join('\n')),
      {
        source: {
          kind: 'complaints',
          source: 'hotline',
          fields: { case_id: 'id', opened_at: 'opened', district: 'district', issue: 'issue' },
        },
      },
    );
    browser = await launchBrowser();
    page = await openView(browser, `${server.url}/data`, { width: 1440, theme: 'light', language: 'en' });
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    await server.close();
  });

  const casesOf = async (dimension: 'district' | 'issue'): Promise<Record<string, number>> => {
    const { rows } = await server.barometer.query({ metrics: ['volume'], by: [dimension] });
    return Object.fromEntries(rows.map((row) => [String(row[dimension]), row.value as number]));
  };

  it('sets what an unknown name stands for, and takes it back', async () => {
    const row = page.locator('li', { hasText: 'Hillside District' });
    expect(await row.getByRole('combobox').inputValue()).toBe('Hillside');
    await row.getByRole('button', { name: 'Set what “Hillside District” stands for' }).click();
    await page.getByText('1 spelling now counts as “Hillside”.').waitFor();
    await atRest(page);
    expect(await casesOf('district')).toEqual({ Hillside: 52, Harbour: 30, Harbor: 5, 'Harbour Front': 9 });
    await row.getByRole('combobox').waitFor({ state: 'detached' });
    await page.locator('.made').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.made').waitFor({ state: 'detached' });
    expect(await casesOf('district')).toEqual(WRITTEN);
  });

  it('merges the spellings that were left together, under the one that was chosen', async () => {
    await page.getByRole('button', { name: 'Issues', exact: true }).click();
    await atRest(page);
    const cluster = page.locator('li', { has: page.getByRole('group', { name: /Spellings like/ }) });
    expect(await cluster.count()).toBe(1);
    await cluster
      .getByRole('button', { name: 'Keep the spelling “Pothole”', exact: true })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await cluster.getByRole('checkbox', { name: /Pot hole/ }).uncheck();
    await cluster.getByRole('button', { name: 'Merge into “Pothole”' }).click();
    await page.getByText('1 spelling now counts as “Pothole”.').waitFor();
    expect(await casesOf('issue')).toEqual({ Pothole: 48, 'Pot hole': 24, 'Street light': 24 });
  });

  it('keeps a history whose changes can be undone, and is accessible', async () => {
    await atRest(page);
    await page.getByText(/changes? so far/).click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 120)])).toEqual([]);
    await page
      .getByRole('button', { name: /Undo change/ })
      .first()
      .click();
    await page.waitForFunction(() => document.querySelectorAll('details li.undone').length === 2);
    expect(await casesOf('issue')).toEqual({ Pothole: 24, pothole: 24, 'Pot hole': 24, 'Street light': 24 });
  });
});
