import type { ImportProgress } from '../../api/contract/imports.ts';
import { listMembers } from '../../api/query/members.ts';
import { readSummary } from '../../api/query/summary.ts';
import { questionPath } from '../../dashboard/data/question.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import type { TestServer } from '../support/server.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import type { LoadResult } from './children/load-http.ts';
import { quantile, sendLoad } from './load-child.ts';
import { CASES, serveCity } from './serve-city.ts';
import { viewQuestions } from './view-questions.ts';

const CLIENTS = 200;
const EVERY_MS = 2000;
const SECONDS = 20;
const ROWS_PER_FILE = 200_000;

/** What the views ask about a year, as the page asks it. */
const pathsOf = async ({ barometer }: TestServer): Promise<string[]> => {
  const questions = await barometer.read(async (session) => {
    const summary = await readSummary(session);
    const members = {
      issue_group: await listMembers(session, 'issue_group'),
      issue: await listMembers(session, 'issue'),
    };
    return viewQuestions(summary, (dimension) => members[dimension], {
      days: { from: '2025-11-01', to: '2026-10-31' },
      compare: 'last_year',
      where: {},
    });
  });
  const paths = questions.flatMap((part) => part.questions.map((question) => questionPath(question)));
  return ['/summary', '/metrics', ...paths].map((path) => `/api/v1${path}`);
};

interface Imported {
  readonly files: number;
  readonly rows: number;
  readonly seconds: number;
  /** The longest import. */
  readonly longest: number;
}

/** Imports one file after the other until told to stop. */
const importUntil = async (server: TestServer, isOver: () => boolean): Promise<Imported> => {
  let [files, rows, longest] = [0, 0, 0];
  const began = performance.now();
  while (!isOver()) {
    const started = performance.now();
    const keys = `7${files}`;
    const text = plainNycExport(ROWS_PER_FILE).replaceAll(/^60/gm, keys);
    const end: ImportProgress = await server.upload(`part-${files}.csv`, text);
    if (end.state !== 'done') throw new Error(`the import ended as ${end.state}: ${server.faults.join(' ')}`);
    files += 1;
    rows += end.report?.rows.new ?? 0;
    longest = Math.max(longest, (performance.now() - started) / 1000);
  }
  return { files, rows, seconds: (performance.now() - began) / 1000, longest };
};

const failures = ({ errors }: LoadResult): number => Object.values(errors).reduce((sum, n) => sum + n, 0);

const crowd: Benchmark = {
  name: 'a crowd while a file is imported',
  async *run(): AsyncGenerator<Figure> {
    const server = await serveCity();
    try {
      const paths = await pathsOf(server);
      const plan = { url: server.url, paths, clients: CLIENTS, seconds: SECONDS, everyMs: EVERY_MS };
      await sendLoad({ ...plan, clients: 4, everyMs: null, most: paths.length, seconds: 120 });
      const quiet = await sendLoad(plan);
      yield { name: `${CLIENTS} clients over ${CASES.toLocaleString('en')} cases, nothing imported, p99`, value: quantile(quiet.latencies, 0.99), unit: 'ms' }; // prettier-ignore
      let isOver = false;
      const importing = importUntil(server, () => isOver);
      const [busy, imported] = await Promise.all([
        sendLoad(plan).finally(() => {
          isOver = true;
        }),
        importing,
      ]);
      yield {
        name: `imported meanwhile: ${imported.files} files, longest`,
        value: imported.longest,
        unit: 's',
      };
      yield { name: `${CLIENTS} clients while files are imported, p50`, value: quantile(busy.latencies, 0.5), unit: 'ms' }; // prettier-ignore
      yield { name: `${CLIENTS} clients while files are imported, p99`, value: quantile(busy.latencies, 0.99), unit: 'ms', limit: 250 }; // prettier-ignore
      yield { name: 'requests that failed', value: failures(quiet) + failures(busy), unit: '', limit: 0 };
      const slowest = Math.max(...busy.latencies) / 1000;
      yield { name: 'the slowest request', value: slowest, unit: 's', ratio: slowest / imported.longest, yardstick: 'the longest import', limit: 0.5 }; // prettier-ignore
    } finally {
      await server.close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [crowd];
