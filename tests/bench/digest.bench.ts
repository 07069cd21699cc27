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
import type { Benchmark, Figure } from './benchmark.ts';
import { districtDigest, RECIPIENTS } from './district-digest.ts';
import { quantile, sendLoad, TSX } from './load-child.ts';
import { serveApart, type ServedApart } from './serve-apart.ts';
import { viewPaths } from './view-paths.ts';

const CASES = Number(process.env['BENCH_CASES'] ?? 10_000_000);
const CLIENTS = 20;
const EVERY_MS = 500;
const SECONDS = 30;

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
const run = async ({ url }: ServedApart, day: string): Promise<Served> => {
  const began = performance.now();
  const answer = await fetch(`${url}/api/v1/digests/districts/runs`, {
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
      await writeFile(join(definitions, 'districts.yaml'), districtDigest('districts'));
      const paths = await pathsOf(dir);
      const mail = { BAROMETER_SMTP_URL: office.url, BAROMETER_SMTP_FROM: 'barometer@city.example' };
      const load = (url: string) => sendLoad({ url, paths, clients: CLIENTS, seconds: SECONDS, everyMs: EVERY_MS }); // prettier-ignore

      const plain = await serveApart(dir, mail);
      await load(plain.url);
      const quiet = await load(plain.url);
      const peakPlain = await plain.stop();

      const server = await serveApart(dir, mail);
      const { seconds, nSent } = await run(server, '2026-11-02');
      yield { name: `${RECIPIENTS} recipients split by district over ${nOf(CASES)} cases`, value: seconds, unit: 's', limit: 30 }; // prettier-ignore
      yield { name: 'recipients served', value: nSent, unit: '', least: RECIPIENTS };
      yield { name: 'letters that arrived', value: office.received.length, unit: '', least: RECIPIENTS / 2 };
      const folders = await readdir(join(dir, 'sent', 'districts', '2026-11-02'));
      yield { name: 'folders that appeared', value: folders.length, unit: '', least: RECIPIENTS / 2 };

      await load(server.url);
      let asking = true;
      const loading = load(server.url).finally(() => (asking = false));
      const beside: number[] = [];
      for (let day = 3; asking; day += 1)
        beside.push((await run(server, `2026-11-${String(day).padStart(2, '0')}`)).seconds);
      const busy = await loading;
      const peak = await server.stop();
      yield { name: '… while the views are asked', value: Math.max(...beside), unit: 's', limit: 30 };
      yield { name: 'the API beside no digest, p50', value: quantile(quiet.latencies, 0.5), unit: 'ms' };
      yield { name: 'the API beside digests, p50', value: quantile(busy.latencies, 0.5), unit: 'ms' };
      yield { name: 'the API beside no digest, p99', value: quantile(quiet.latencies, 0.99), unit: 'ms' };
      yield {
        name: 'the API beside digests, p99',
        value: quantile(busy.latencies, 0.99),
        unit: 'ms',
        ratio: quantile(busy.latencies, 0.99) / quantile(quiet.latencies, 0.99),
        yardstick: 'without a digest',
        limit: 2,
      };
      const failed = [quiet, busy].flatMap(({ errors }) => Object.values(errors));
      yield {
        name: 'requests that failed',
        value: failed.reduce((sum, n) => sum + n, 0),
        unit: '',
        limit: 0,
      };
      yield { name: 'peak memory of a server that sends no digest', value: peakPlain, unit: 'MB' };
      yield { name: `peak memory after ${beside.length + 1} runs`, value: peak, unit: 'MB', limit: 1536 };
    } finally {
      await office.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

export const benchmarks: readonly Benchmark[] = [districts];
