import { join } from 'node:path';
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import type { QueryAnswer } from '../../api/contract/query.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

describe('brushing and clicking on the overview', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  let arrived = 0;
  const isApi = (request: Request): boolean => request.url().includes('/api/');
  const figure = (title: RegExp): Locator =>
    page.locator('figure', { has: page.getByRole('heading', { name: title }) });
  const pressure = (): Locator => figure(/^Pressure/).locator('.stage svg');
  const rates = async (): Promise<string> =>
    (await figure(/complaints$/)
      .locator('svg')
      .textContent()) ?? '';
  const matrix = async (): Promise<string> => (await page.getByRole('grid').textContent()) ?? '';
  const bracket = (): Promise<string | null> => pressure().locator('.period').getAttribute('d');
  /** Resolves when the cubes asked for have arrived and been read. */
  const cubesHeld = async (): Promise<void> => {
    const isCube = (path: string): boolean => path.startsWith('/cube?');
    await expect.poll(() => arrived > 0 && arrived === asked.filter(isCube).length).toBe(true);
    await page.evaluate(async () => {
      for (let frame = 0; frame < 10; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  };
  const search = (): URLSearchParams => new URL(page.url()).searchParams;
  const count = async (from: string, to: string, where = ''): Promise<number> => {
    const answer = await fetch(`${server.url}/api/v1/query?metrics=volume&from=${from}&to=${to}${where}`);
    return ((await answer.json()) as QueryAnswer).rows[0]?.value ?? 0;
  };
  const facts = async (): Promise<string> =>
    (await page.locator('section.reading p').last().textContent()) ?? '';
  const said = (n: number): string => n.toLocaleString('en');

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    browser = await launchBrowser();
    page = await openView(browser, server.url, { width: 1440, theme: 'light', language: 'en' });
    page.on('request', (request) => {
      if (isApi(request)) asked.push(request.url().replace(/.*\/api\/v1/, ''));
    });
    page.on('requestfinished', (request) => {
      if (request.url().includes('/cube?')) arrived += 1;
    });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('every figure follows the hand, and the server is asked again only on release', async () => {
    await pressure().scrollIntoViewIfNeeded();
    const box = await pressure().boundingBox();
    if (!box) throw new Error('no chart');
    const at = (share: number): [number, number] => [box.x + 44 + share * (box.width - 140), box.y + 120];
    const before = { rates: await rates(), matrix: await matrix() };
    asked.length = 0;
    await page.mouse.move(...at(0.3));
    await cubesHeld();
    expect(asked.every((path) => path.startsWith('/cube?'))).toBe(true);
    asked.length = 0;

    await page.mouse.down();
    const seen: { rates: string; matrix: string; facts: string }[] = [];
    for (const share of [0.4, 0.5, 0.6, 0.7]) {
      await page.mouse.move(...at(share));
      seen.push({ rates: await rates(), matrix: await matrix(), facts: await facts() });
    }
    expect(new Set(seen.map((each) => each.rates)).size).toBe(4);
    expect(new Set(seen.map((each) => each.matrix)).size).toBe(4);
    expect(new Set([before.rates, before.matrix]).has(seen[0]?.rates ?? '')).toBe(false);
    expect(await figure(/complaints$/).getAttribute('aria-busy')).toBe('false');
    expect(seen.at(-1)?.rates).toContain('when you let go');
    expect(search().get('from')).toBeNull();
    expect(asked).toEqual([]);

    await page.mouse.up();
    const [from, to] = [search().get('from') ?? '', search().get('to') ?? ''];
    expect([from.slice(8), Number(to.slice(8)) > 27]).toEqual(['01', true]);
    expect(seen.at(-1)?.facts).toContain(`${said(await count(from, to))} cases`);
    await atRest(page);
    expect(asked.some((path) => path.startsWith('/query?') && path.includes(`from=${from}`))).toBe(true);
    expect(await rates()).not.toContain('when you let go');
    expect(await facts()).toContain(`${said(await count(from, to))} cases`);
  });

  it('Escape gives the brush up', async () => {
    const held = { url: page.url(), bracket: await bracket() };
    const box = await pressure().boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + 100, box.y + 120);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 120, { steps: 4 });
    expect(await bracket()).not.toBe(held.bracket);
    await page.keyboard.press('Escape');
    expect(await bracket()).toBe(held.bracket);
    await page.mouse.up();
    expect(page.url()).toBe(held.url);
  });

  it('a click shows its numbers in the same frame, before the server has answered', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    await page.route('**/api/v1/query?*', async (route) => {
      await gate;
      await route.continue();
    });
    const cell = page.getByRole('grid').getByRole('button').nth(14);
    await cell.scrollIntoViewIfNeeded();
    await cell.hover();
    await page.waitForLoadState('networkidle');
    await cell.click();
    const [district, group] = [search().get('district') ?? '', search().get('issue_group') ?? ''];
    expect([district, group]).not.toContain('');
    const where = `&where=district=${encodeURIComponent(district)}&where=issue_group=${encodeURIComponent(group)}`;
    const n = await count(search().get('from') ?? '', search().get('to') ?? '', where);
    expect(await facts()).toContain(`${said(n)} case`);
    open();
    await atRest(page);
    await page.unroute('**/api/v1/query?*');
    expect(await facts()).toContain(`${said(n)} case`);
  });

  it('back takes the choice back, and then the period', async () => {
    await page.goBack();
    expect(search().get('district')).toBeNull();
    expect(search().get('from')).not.toBeNull();
    await page.goBack();
    expect(search().get('from')).toBeNull();
    await page.goForward();
    expect(search().get('from')).not.toBeNull();
    await page.goBack();
    await atRest(page);
  });

  it('the keyboard brushes as well', async () => {
    const stage = figure(/^Pressure/).locator('.stage');
    await stage.focus();
    await page.waitForLoadState('networkidle');
    asked.length = 0;
    await page.keyboard.press('End');
    await page.keyboard.down('Shift');
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowLeft');
    expect(
      await figure(/^Pressure/)
        .locator('[aria-live=polite]')
        .textContent(),
    ).toMatch(/^Period: \w+ (\d{4} )?– /);
    expect(await rates()).toContain('when you let go');
    expect(asked).toEqual([]);
    await page.keyboard.up('Shift');
    await expect.poll(() => search().get('period')).toBe('custom');
    const [from, to] = [search().get('from') ?? '', search().get('to') ?? ''];
    const months =
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
      Number(to.slice(5, 7)) -
      Number(from.slice(5, 7));
    expect(months).toBe(5);
    await atRest(page);
    expect(await facts()).toContain(`${said(await count(from, to))} cases`);
  });

  it('half a cube leaves the figures standing until the hand lets go', async () => {
    const other = await openView(browser, `${server.url}/?compare=none`, {
      width: 1440,
      theme: 'light',
      language: 'en',
    });
    await other.route('**/api/v1/cube?*', async (route) => {
      const whole = await route.fetch();
      const body = await whole.body();
      await route.fulfill({ response: whole, body: body.subarray(0, Math.floor(body.length * 0.6)) });
    });
    const svg = other
      .locator('figure', { has: other.getByRole('heading', { name: /^Pressure/ }) })
      .locator('.stage svg');
    await svg.scrollIntoViewIfNeeded();
    const box = await svg.boundingBox();
    if (!box) throw new Error('no chart');
    await other.mouse.move(box.x + 200, box.y + 120);
    await other.waitForLoadState('networkidle');
    await other.mouse.down();
    await other.mouse.move(box.x + 500, box.y + 120, { steps: 3 });
    const complaints = other.locator('figure', { has: other.getByRole('heading', { name: /complaints$/ }) });
    expect(await complaints.getAttribute('aria-busy')).toBe('true');
    await other.mouse.up();
    await atRest(other);
    expect(await complaints.getAttribute('aria-busy')).toBe('false');
    expect(new URL(other.url()).searchParams.get('from')).not.toBeNull();
    await other.context().close();
  });

  it('no error was logged on the way', () => expect(server.faults).toEqual([]));
});
