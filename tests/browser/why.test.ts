import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WhyAnswer } from '../../api/contract/why.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { openView } from './open-view.ts';

let server: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startTestServer(join(ROOT, 'dist', 'dashboard'));
  await loadSampleCity(server.barometer, () => undefined);
  browser = await launchBrowser();
  page = await openView(browser, `${server.url}/?compare=last_year`, {
    width: 1440,
    theme: 'light',
    language: 'en',
  });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

const figure = () => page.locator('figure', { has: page.getByRole('heading', { name: /^Why it moved/ }) });
const minus = (value: number): string =>
  value
    .toFixed(1)
    .replace('-', '−')
    .replace(/^−0\.0$/, '0.0');

it('says what part of the change came of other answers, as the server split it', async () => {
  const response = await fetch(
    `${server.url}/api/v1/why?metric=satisfaction_mean&from=2025-11-01&to=2026-10-31&compare=last_year&where=kind%3Dsurvey`,
  );
  const answer = (await response.json()) as WhyAnswer;
  const [rate, mix] = [answer.rate?.value ?? NaN, answer.mix?.value ?? NaN];
  expect(rate + mix).toBeCloseTo(answer.difference ?? NaN, 9);
  const { difference, difference_lower: lower, difference_upper: upper } = answer;
  expect([answer.verdict, (difference ?? 0) < 0]).toEqual(['worse', true]);
  const size = (value: number | null): string => Math.abs(value ?? NaN).toFixed(1);
  const sentence =
    `Satisfaction is ${size(difference)} points below the year before (95%: ${size(upper)} to ${size(lower)}), ` +
    `not by chance. ${minus(rate)} of it comes from how people answered, ${minus(mix)} from who answered.`;
  await page.locator('section.reading').getByText(sentence).waitFor();
  await figure().locator('text', { hasText: 'How they answered' }).waitFor();
  const strongest = [...(answer.members.district ?? [])]
    .filter(({ verdict }) => verdict === 'worse' || verdict === 'better')
    .sort((a, b) => Math.abs(b.total.value) - Math.abs(a.total.value))[0];
  expect(strongest).toBeDefined();
  const name = String(strongest?.['district']);
  await figure().locator('text', { hasText: name }).waitFor();
});

it('lists every district and channel, whose parts add up to the change', async () => {
  await figure().getByRole('button', { name: 'Table' }).click();
  const rows = await figure().locator('tbody tr').allInnerTexts();
  const cells = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
  const sum = (kind: string): number =>
    cells
      .filter(([first]) => first === kind)
      .reduce((total, row) => total + Number(row[6]?.replace('−', '-')), 0);
  // Twelve parts and three, each rounded to a tenth.
  expect(Math.abs(sum('District') - -4.1)).toBeLessThan(0.6);
  expect(Math.abs(sum('Channel') - -4.1)).toBeLessThan(0.2);
});

it('is not there when nothing is compared', async () => {
  await page.goto(`${server.url}/?compare=none`);
  await page.getByRole('heading', { name: /^The barometer/ }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await figure().count()).toBe(0);
});

it.each([
  ['/districts', 'satisfaction_rate', 'Satisfaction with results', 'how people answered'],
  ['/trends', 'on_time_rate', 'On-time closing', 'how cases went'],
])('is said of the whole city on %s, with its table', async (path, metric, name, how) => {
  const period = 'from=2026-05-01&to=2026-10-31&compare=previous';
  await page.goto(`${server.url}${path}?${period}&metric=${metric}`);
  const response = await fetch(`${server.url}/api/v1/why?metric=${metric}&${period}`);
  const { difference, rate, members } = (await response.json()) as WhyAnswer;
  const points = (difference ?? NaN) * 100;
  expect(Math.abs(points)).toBeGreaterThan(0.05);
  const side = points < 0 ? 'below' : 'above';
  await page
    .locator('.title')
    .getByText(`${name} in the whole city is ${Math.abs(points).toFixed(1)} points ${side} the period before`)
    .waitFor();
  const part = (rate?.value ?? NaN) * 100;
  const sign = part >= 0.05 ? '+' : '';
  await page
    .locator('.title')
    .getByText(`${sign}${minus(part)} of it comes from ${how}`)
    .waitFor();
  await figure().getByRole('button', { name: 'Table' }).click();
  const names = await figure().locator('tbody tr').allInnerTexts();
  for (const each of members.district ?? [])
    expect(names.some((row) => row.includes(String(each['district'])))).toBe(true);
});
