import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { serveTest, type TestServer } from '../support/server.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { median, Skipped, type Benchmark, type Figure } from './benchmark.ts';
import { brushFrames } from './brush-frames.ts';
import { openCityWarehouse } from './city-warehouse.ts';
import { openCold } from './open-cold.ts';

const CASES = Number(process.env['BENCH_CASES'] ?? 10_000_000);
const BUILT = join(ROOT, 'dist', 'dashboard');
const ROUNDS = 5;

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

/** Whatever the server remembered was of another state of the ledger. */
const forget = (server: TestServer): Promise<void> =>
  server.barometer.warehouse.exclusively(() => Promise.resolve());

async function* firstChart(browser: Browser, server: TestServer): AsyncGenerator<Figure> {
  const rounds: { cold: number[]; known: number[]; alone: number[] } = { cold: [], known: [], alone: [] };
  let javascript = 0;
  await openCold(browser, server.url);
  for (let round = 0; round < ROUNDS; round += 1) {
    await forget(server);
    const cold = await openCold(browser, server.url);
    rounds.cold.push(cold.firstChart);
    rounds.alone.push(cold.firstPaint);
    javascript = cold.javascript;
    rounds.known.push((await openCold(browser, server.url)).firstChart);
  }
  yield { name: 'initial JavaScript, gzip', value: javascript / 1000, unit: 'kB', limit: 150 };
  yield { name: 'first words on the page', value: median(rounds.alone), unit: 'ms' };
  yield {
    name: `first chart over ${CASES} cases, nothing remembered`,
    value: median(rounds.cold),
    unit: 'ms',
    limit: 1000,
  };
  yield {
    name: 'first chart, browser cold, answers remembered by the server',
    value: median(rounds.known),
    unit: 'ms',
    limit: 1000,
  };
}

async function* brush(browser: Browser, server: TestServer): AsyncGenerator<Figure> {
  const { script, wall, cubes, nDifferent } = await brushFrames(browser, server.url);
  if (script.length < 100) throw new Error(`the browser traced ${script.length} frames`);
  if (nDifferent < 10)
    throw new Error(`the figures did not follow the brush: ${nDifferent} different frames`);
  for (const { path, milliseconds, bytes } of cubes) {
    const by = new URLSearchParams(path).get('by') ?? '';
    yield { name: `cube by ${by}, from the server`, value: milliseconds, unit: 'ms' };
    yield { name: `cube by ${by}`, value: bytes / 1e6, unit: 'MB' };
  }
  yield { name: `brush frame, script, median of ${script.length}`, value: median(script), unit: 'ms' };
  yield { name: 'brush frame, script, p95', value: p95(script), unit: 'ms', limit: 8 };
  yield { name: 'brush frame, by the clock on the wall, p95', value: p95(wall), unit: 'ms' };
}

const dashboard: Benchmark = {
  name: 'the overview in a browser',
  async *run(): AsyncGenerator<Figure> {
    if (!existsSync(BUILT)) throw new Skipped('build the dashboard first: npm run build');
    const city = await openCityWarehouse(CASES);
    const server = await serveTest(
      { ...city, dir: tmpdir(), file: () => Promise.reject(new Error('no files here')) },
      BUILT,
      () => NOW,
    );
    const browser = await launchBrowser();
    try {
      yield* firstChart(browser, server);
      yield* brush(browser, server);
      if (server.faults.length > 0) throw new Error(server.faults.join('\n'));
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [dashboard];
