import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBarometer } from '../../api/barometer.ts';
import type { RunReportEntry } from '../../api/contract/digests.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { openPostOffice } from '../digest/support/post-office.ts';
import { median, type Benchmark, type Figure } from './benchmark.ts';
import type { LoadResult } from './children/load-http.ts';
import { DISTRICTS } from './city-warehouse.ts';
import { districtDigest } from './district-digest.ts';
import { quantile, sendLoad, TSX } from './load-child.ts';
import { serveApart, type ServedApart } from './serve-apart.ts';
import { viewPaths } from './view-paths.ts';

const CASES = Number(process.env['BENCH_CASES'] ?? 10_000_000);
const RECIPIENTS = 500;
const CLIENTS = 40;
const EVERY_MS = 500;
const SECONDS = 20;
const ROUNDS = 3;
/** One for each district. */
const FEW = DISTRICTS;

const WRITE = fileURLToPath(new URL('children/write-city.ts', import.meta.url));

const pathsOf = async (dir: string): Promise<string[]> => {
  const warehouse = await openDuckdb(dir);
  try {
    return await viewPaths(createBarometer(warehouse, () => new Date('2026-11-02T08:00:00Z')));
  } finally {
    await warehouse.close();
  }
};

interface Served {
  readonly seconds: number;
  readonly nSent: number;
}

/** Runs a digest for a day over HTTP; no two runs of one benchmark are of the same day. */
const run = async ({ url }: ServedApart, digest: string, day: string): Promise<Served> => {
  const began = performance.now();
  const answer = await fetch(`${url}/api/v1/digests/${digest}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for: `${day}T12:00:00Z` }),
    signal: AbortSignal.timeout(600_000),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { deliveries } = (await answer.json()) as RunReportEntry;
  return {
    seconds: (performance.now() - began) / 1000,
    nSent: deliveries.filter(({ state }) => state === 'sent').length,
  };
};

const nOf = (n: number): string => n.toLocaleString('en');

const districts: Benchmark = {
  name: 'a digest for every district',
  async *run(): AsyncGenerator<Figure> {
    const dir = await mkdtemp(join(tmpdir(), 'bench-digest-'));
    const office = await openPostOffice();
    try {
      await promisify(execFile)(process.execPath, [TSX, WRITE, dir, String(CASES)]);
      const definitions = join(dir, 'digests', 'definitions');
      await mkdir(definitions, { recursive: true });
      await writeFile(join(definitions, 'districts.yaml'), districtDigest('districts', RECIPIENTS));
      await writeFile(join(definitions, 'few.yaml'), districtDigest('few', FEW));
      const paths = await pathsOf(dir);
      const mail = { BAROMETER_SMTP_URL: office.url, BAROMETER_SMTP_FROM: 'barometer@city.example' };

      const first = await serveApart(dir, mail);
      await run(first, 'few', '2026-11-02');
      const peakFew = await first.stop();
      office.received.length = 0;

      const second = await serveApart(dir, mail);
      const { seconds, nSent } = await run(second, 'districts', '2026-11-02');
      const peak = await second.stop();
      yield { name: `${RECIPIENTS} recipients split by district over ${nOf(CASES)} cases`, value: seconds, unit: 's', limit: 30 }; // prettier-ignore
      yield { name: 'recipients served', value: nSent, unit: '', least: RECIPIENTS };
      yield { name: 'letters that arrived', value: office.received.length, unit: '', least: RECIPIENTS / 2 };
      const folders = await readdir(join(dir, 'sent', 'districts', '2026-11-02'));
      yield { name: 'folders that appeared', value: folders.length, unit: '', least: RECIPIENTS / 2 };
      yield { name: 'peak memory', value: peak, unit: 'MB', ratio: peak / peakFew, yardstick: `${FEW} recipients`, limit: 1.5 }; // prettier-ignore

      const server = await serveApart(dir, mail);
      const load = (): Promise<LoadResult> =>
        sendLoad({ url: server.url, paths, clients: CLIENTS, seconds: SECONDS, everyMs: EVERY_MS });
      // Answers are known before anything is measured; asking by few, as they are new.
      await sendLoad({ url: server.url, paths, clients: 2, seconds: 300, everyMs: null, most: paths.length });
      const quiet: LoadResult[] = [];
      const busy: LoadResult[] = [];
      const beside: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        quiet.push(await load());
        const loading = load();
        beside.push((await run(server, 'districts', `2026-11-0${3 + round}`)).seconds);
        busy.push(await loading);
      }
      await server.stop();
      const among = (loads: readonly LoadResult[], share: number): number =>
        median(loads.map(({ latencies }) => quantile(latencies, share)));
      yield { name: 'the run while the views are asked', value: median(beside), unit: 's', limit: 30 };
      for (const [name, share] of [['p50', 0.5], ['p95', 0.95]] as const) // prettier-ignore
        yield { name: `the views beside a run, ${name}`, value: among(busy, share), unit: 'ms', ratio: among(busy, share) / among(quiet, share), yardstick: 'without' }; // prettier-ignore
      yield { name: 'the views beside a run, p99', value: among(busy, 0.99), unit: 'ms', ratio: among(busy, 0.99) / among(quiet, 0.99), yardstick: 'without', limit: 2 }; // prettier-ignore
      const failed = [...quiet, ...busy].flatMap(({ errors }) => Object.values(errors));
      yield {
        name: 'requests that failed',
        value: failed.reduce((sum, n) => sum + n, 0),
        unit: '',
        limit: 0,
      };
    } finally {
      await office.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

export const benchmarks: readonly Benchmark[] = [districts];
