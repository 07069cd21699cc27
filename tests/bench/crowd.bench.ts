import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ImportProgress } from '../../api/contract/imports.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import type { TestServer } from '../support/server.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import type { LoadResult } from './children/load-http.ts';
import { quantile, sendLoad, TSX } from './load-child.ts';
import { CASES, serveCity } from './serve-city.ts';
import { viewPaths } from './view-paths.ts';

const CLIENTS = 200;
const EVERY_MS = 2000;
const SECONDS = 15;
/** So many that the import takes as long as the asking. */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 2_000_000);

const UPLOAD = fileURLToPath(new URL('children/upload-file.ts', import.meta.url));

/** Imports a file that another process sends; resolves with its seconds. */
const importFile = async (server: TestServer, path: string): Promise<number> => {
  const began = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [TSX, UPLOAD, server.url, path]);
  const end = JSON.parse(stdout) as ImportProgress;
  if (end.state !== 'done') throw new Error(`the import ended as ${end.state}: ${server.faults.join(' ')}`);
  return (performance.now() - began) / 1000;
};

const failures = ({ errors }: LoadResult): number => Object.values(errors).reduce((sum, n) => sum + n, 0);

const crowd: Benchmark = {
  name: 'a crowd while a file is imported',
  async *run(): AsyncGenerator<Figure> {
    const dir = await mkdtemp(join(tmpdir(), 'bench-crowd-'));
    const path = join(dir, 'long.csv');
    await writeFile(path, plainNycExport(ROWS));
    const server = await serveCity();
    try {
      const paths = await viewPaths(server.barometer);
      const plan = { url: server.url, paths, clients: CLIENTS, seconds: SECONDS, everyMs: EVERY_MS };
      await sendLoad({ ...plan, clients: 4, everyMs: null, most: paths.length, seconds: 120 });
      const quiet = await sendLoad(plan);
      yield { name: `${CLIENTS} clients over ${CASES.toLocaleString('en')} cases, nothing imported, p99`, value: quantile(quiet.latencies, 0.99), unit: 'ms' }; // prettier-ignore
      const importing = importFile(server, path);
      const busy = await sendLoad(plan);
      const seconds = await importing;
      yield { name: `the import of ${ROWS.toLocaleString('en')} rows meanwhile`, value: seconds, unit: 's' };
      yield {
        name: `… of the ${SECONDS} s of asking it ran`,
        value: Math.min(1, seconds / busy.seconds),
        unit: '',
      };
      yield { name: `${CLIENTS} clients while a file is imported, p50`, value: quantile(busy.latencies, 0.5), unit: 'ms' }; // prettier-ignore
      yield { name: `${CLIENTS} clients while a file is imported, p99`, value: quantile(busy.latencies, 0.99), unit: 'ms', limit: 250 }; // prettier-ignore
      const after = await sendLoad(plan);
      yield { name: 'the same just after, when answers are new, p99', value: quantile(after.latencies, 0.99), unit: 'ms' }; // prettier-ignore
      yield {
        name: 'requests that failed',
        value: failures(quiet) + failures(busy) + failures(after),
        unit: '',
        limit: 0,
      };
      const slowest = Math.max(...busy.latencies) / 1000;
      yield { name: 'the slowest request', value: slowest, unit: 's', ratio: slowest / seconds, yardstick: 'the import', limit: 0.5 }; // prettier-ignore
    } finally {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

export const benchmarks: readonly Benchmark[] = [crowd];
