import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESK = { width: 1440, theme: 'light', language: 'en' } as const;

describe('the view of digests', () => {
  let server: TestServer;
  let browser: Browser;
  const errors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    expect(server.faults).toEqual([]);
    expect(errors).toEqual([]);
    await server.close();
  });

  const open = async (path: string, viewing: Parameters<typeof openView>[2] = DESK): Promise<Page> => {
    const page = await openView(browser, server.url + path, viewing);
    page.on('pageerror', (error) => errors.push(error.message));
    return page;
  };
  const violationsOf = async (page: Page): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  };

  it('makes a digest: mistakes stand at their fields, and what is saved is the file', async () => {
    const page = await open('/digests');
    await page.getByRole('button', { name: 'New digest' }).click();
    await page.getByRole('heading', { name: 'New digest' }).waitFor();
    await page.getByLabel('Schedule', { exact: true }).fill('0 7 31 4 *');
    await page.getByLabel('Time zone').fill('Asia/Shanghai');
    await page.getByRole('button', { name: 'Add a recipient' }).click();
    await page.getByLabel('Address').fill('nowhere');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Not saved: \d+ mistakes/).waitFor();

    const wrong = await page
      .locator('.field:has([aria-invalid=true])')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLElement).dataset['pointer']));
    const { problems } = (await (
      await fetch(`${server.url}/api/v1/digests/check`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: '',
          title: { en: '', zh: '' },
          schedule: { cron: '0 7 31 4 *', zone: 'Asia/Shanghai' },
          tables: [{ file: '', metrics: [] }],
          recipients: [{ name: '', channel: 'email', address: 'nowhere' }],
        }),
      })
    ).json()) as { problems: { pointer: string }[] };
    expect([...new Set(wrong)].sort()).toEqual([...new Set(problems.map(({ pointer }) => pointer))].sort());
    expect(wrong).toContain('/schedule/cron');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await violationsOf(page)).toEqual([]);

    await page.getByLabel('Name', { exact: true }).first().fill('east-weekly');
    await page.getByLabel('Title in English').first().fill('The east, weekly');
    await page.getByLabel('Title in Chinese').first().fill('东区周报');
    await page.getByLabel('File name').fill('rates');
    await page.getByLabel('Metrics').selectOption('satisfaction_rate');
    await page.getByLabel('Metrics').selectOption('volume');
    await page.getByLabel('One row for each').selectOption('month');
    await page.getByLabel('Schedule', { exact: true }).fill('30 7 * * 1');
    await page.getByRole('heading', { name: 'Next runs, by the clocks of Asia/Shanghai' }).waitFor();
    const runs = await page.locator('ol time').allTextContents();
    expect(runs).toHaveLength(5);
    expect(runs.every((run) => /^Mon.*07:30$/.test(run))).toBe(true);
    await page.getByLabel('Name', { exact: true }).nth(1).fill('east');
    await page.getByLabel('Channel').selectOption('folder');
    await page.getByLabel('Characters').selectOption('gb18030');
    await page.getByRole('button', { name: 'Send a part only' }).click();
    await page.getByLabel('district: which').fill('Riverside');
    await page.getByLabel('Split by').selectOption('district');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The digest is saved.').waitFor();

    const file = join(server.dir, 'digests', 'definitions', 'east-weekly.yaml');
    expect(parse(await readFile(file, 'utf8'))).toEqual({
      name: 'east-weekly',
      title: { en: 'The east, weekly', zh: '东区周报' },
      schedule: { cron: '30 7 * * 1', zone: 'Asia/Shanghai', catch_up: 'last' },
      tables: [
        { file: 'rates', metrics: ['satisfaction_rate', 'volume'], by: ['month'], period: 'last_12_months' },
      ],
      split_by: 'district',
      recipients: [
        {
          name: 'east',
          channel: 'folder',
          language: 'en',
          only: { district: ['Riverside'] },
          format: { encoding: 'gb18030', bom: false, delimiter: ',', decimal: '.', spreadsheet: true },
        },
      ],
      condition: 'always',
      audience: 'officer',
      retention: 400,
    });
    await page.context().close();
  });

  it('changes what was saved, keeps what the form does not ask for, and goes by keyboard alone', async () => {
    const page = await open('/digests?edit=east-weekly');
    expect(await page.getByLabel('district: which').inputValue()).toBe('Riverside');
    await page.getByLabel('Days that sent files are kept').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.getByText('The digest is saved.').waitFor();
    const saved = parse(
      await readFile(join(server.dir, 'digests', 'definitions', 'east-weekly.yaml'), 'utf8'),
    ) as { retention: number; split_by: string };
    expect([saved.retention, saved.split_by]).toEqual([30, 'district']);
    await page.context().close();
  });

  it('previews, tests, runs, pauses, sends again, and says what became of it', async () => {
    const page = await open('/digests?for=2026-11-02');
    const entry = page.locator('article', { hasText: 'The east, weekly' });
    await entry.getByRole('button', { name: 'Preview' }).click();
    const table = entry.getByRole('region', { name: 'rates.csv' });
    await table.waitFor();
    expect(await table.textContent()).toMatch(/^month,metric,value/);
    await entry.getByRole('button', { name: 'Send a test' }).click();
    await entry.getByText(/The test was sent: .*east-weekly/).waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await entry.getByRole('button', { name: 'Run', exact: true }).click();
    await entry.getByText(/Run for 2 Nov 2026/).waitFor();
    await entry.getByRole('button', { name: 'Deliveries' }).click();
    const log = entry.getByRole('region', { name: 'Deliveries' });
    await log.getByRole('cell', { name: 'sent', exact: true }).waitFor();
    await entry.getByRole('button', { name: 'Send 2026-11-02 again' }).click();
    await page.getByRole('button', { name: 'Send the correction' }).click();
    await log.getByText('correction 1').waitFor();
    expect(await log.locator('tbody tr').count()).toBe(2);

    await entry.getByRole('button', { name: 'Pause' }).click();
    await entry.getByRole('button', { name: 'Let it run again' }).waitFor();
    await atRest(page);
    expect(await violationsOf(page)).toEqual([]);
    const { digests } = (await (await fetch(`${server.url}/api/v1/digests`)).json()) as {
      digests: { name: string; is_paused: boolean }[];
    };
    expect(digests.find(({ name }) => name === 'east-weekly')?.is_paused).toBe(true);
    await page.context().close();
  });

  it('keeps the comments of the file, deletes it, and puts it back word for word', async () => {
    const file = join(server.dir, 'digests', 'definitions', 'east-weekly.yaml');
    const text = (await readFile(file, 'utf8')).replace('split_by:', '# each sees its own\nsplit_by:');
    await writeFile(file, text);
    const page = await open('/digests?edit=east-weekly');
    await page.getByLabel('Days that sent files are kept').fill('31');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The digest is saved.').waitFor();
    const saved = await readFile(file, 'utf8');
    expect(saved).toBe(text.replace('retention: 30', 'retention: 31'));

    const entry = page.locator('article', { hasText: 'The east, weekly' });
    await entry.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“The east, weekly” is deleted.').waitFor();
    await entry.waitFor({ state: 'detached' });
    await expect(readFile(file, 'utf8')).rejects.toThrow();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('“The east, weekly” is back.').waitFor();
    await entry.waitFor();
    expect(await readFile(file, 'utf8')).toBe(saved);
    const monday = page.locator('article', { hasText: 'The city on Monday morning' });
    expect(await monday.getByRole('button', { name: 'Edit' }).count()).toBe(1);
    expect(await monday.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await page.context().close();
  });

  it.each([
    [390, 'dark', 'zh-CN'],
    [390, 'light', 'en'],
    [1440, 'dark', 'zh-CN'],
  ] as const)('shows its form at %i, %s, %s, for everyone', async (width, theme, language) => {
    const page = await open('/digests?edit=monday', { width, theme, language });
    expect(await page.locator('form details').count()).toBe(3);
    for (const summary of await page.locator('form summary').all()) await summary.click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  });
});
