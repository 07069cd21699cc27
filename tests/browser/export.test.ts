import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { atRest, openView } from './open-view.ts';

describe('taking a figure away', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];
  const open = async (title: RegExp): Promise<void> => {
    const figure = page.locator('figure', { has: page.getByRole('heading', { name: title, level: 2 }) });
    await figure.getByRole('button', { name: 'Export' }).click();
  };
  const take = async (title: RegExp, what: RegExp): Promise<Download> => {
    await open(title);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('group', { name: 'Export' }).getByText(what).click(),
    ]);
    await page.keyboard.press('Escape');
    return download;
  };
  const copied = async (title: RegExp, what: string): Promise<string> => {
    await open(title);
    await page
      .getByRole('group', { name: 'Export' })
      .getByRole('button', { name: what, exact: true })
      .click();
    await page.getByText('Copied.').waitFor();
    await page.keyboard.press('Escape');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const FIGURES = [/^The barometer/, /^Three senses/, /complaints$/, /^Pressure/, /^Where and what/];

  beforeAll(async () => {
    server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
    await loadSampleCity(server.barometer, () => undefined);
    browser = await launchBrowser();
    page = await openView(browser, `${server.url}/?compare=none`, {
      width: 1440,
      theme: 'light',
      language: 'en',
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it.each(FIGURES)('%s is a drawing that explains itself, with its fonts', async (title) => {
    const file = await take(title, /SVG/);
    expect(file.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+-2026-10-31\.svg$/u);
    const svg = await readFile(await file.path(), 'utf8');
    const told = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        broken: document.querySelector('parsererror')?.textContent ?? null,
        texts: [...document.querySelectorAll('text')].map((each) => each.textContent ?? ''),
        drawn: document.querySelectorAll('svg svg *').length,
        styled: [...document.querySelectorAll('[class]')].length,
      };
    }, svg);
    expect(told.broken).toBeNull();
    expect(told.texts[0]).toMatch(title);
    const words = told.texts.join(' ');
    expect(words).toMatch(/n = [\d,]+/);
    expect(words).toContain('Nov 2025 – Oct 2026');
    expect(words).toContain('hotline12345');
    expect(words).toContain('data to 31 Oct 2026');
    expect(words).toContain('generated data');
    expect(told.drawn).toBeGreaterThan(20);
    expect(svg).toMatch(/@font-face\{font-family:[^}]*Inter[^}]*base64,/);
    expect(svg).not.toMatch(/var\(--/);
  });

  it('is a picture of twice its size', async () => {
    const bytes = await readFile(await (await take(/^Pressure/, /PNG/)).path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const box = await page.locator('section.band .stage svg').boundingBox();
    expect(width).toBe(2 * (Math.round(box?.width ?? 0) + 56));
    expect(height).toBeGreaterThan(2 * (box?.height ?? 0));
    const inks = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data: pixels } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
      const seen = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        seen.add(((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0));
      return seen.size;
    }, bytes.toString('base64'));
    expect(inks).toBeGreaterThan(50);
  });

  it('is its numbers, as a file and as text', async () => {
    const file = await readFile(await (await take(/complaints$/, /Numbers/)).path(), 'utf8');
    expect(await copied(/complaints$/, 'CSV')).toBe(file);
    expect(file).toMatch(/^metric,value/m);
  });

  it('is a command that gives the same numbers', async () => {
    const command = await copied(/complaints$/, 'curl');
    const [, url = ''] = /^curl --fail '(.*)'$/.exec(command) ?? [];
    const answer = await fetch(url);
    expect(await answer.text()).toBe(await copied(/complaints$/, 'CSV'));
  });

  it('is statements for the engine', async () => {
    const sql = await copied(/^Where and what/, 'SQL');
    expect(sql).toMatch(/SELECT .*sum\(f\.n_/s);
    expect(sql).toContain('2025-11-01');
  });

  it('follows the language and the theme', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '中文' }).click();
    await page.keyboard.press('d');
    await atRest(page);
    const figure = page.locator('section.band figure');
    await figure.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('group', { name: '导出' }).getByText(/SVG/).click(),
    ]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toContain('数据截至');
    expect(svg).toMatch(/xml:lang="zh-CN"/);
    expect(svg).toContain('fill="#14181c"');
  });

  it('no error was logged on the way', () => {
    expect(failures).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});
