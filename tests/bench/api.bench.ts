import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { QueryAnswer } from '../../api/contract/query.ts';
import type { TestServer } from '../support/server.ts';
import { median, Skipped, type Benchmark, type Figure } from './benchmark.ts';
import { quantile, sendLoad } from './load-child.ts';
import { CASES, serveCity } from './serve-city.ts';

const ROUNDS = 5;
const PER_ROUND = 40;
const SQLITE = fileURLToPath(new URL('children/sqlite-trend.py', import.meta.url));

/** Different first days, so that no answer is one that was kept. */
const dayOf = (n: number): string => new Date(Date.UTC(2021, 10, 2 + n)).toISOString().slice(0, 10);

const QUESTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a trend by month': { metrics: 'volume', by: 'month' },
  'a rate of every district': { metrics: 'satisfaction_rate', by: 'district' },
  'a share of the city': { metrics: 'closed_share' },
};

/** Milliseconds the bare engine takes for the statements that answer each request. */
const runBare = async (
  connection: DuckDBConnection,
  requests: readonly (readonly string[])[],
): Promise<number[]> => {
  const times: number[] = [];
  for (const statements of requests) {
    const began = performance.now();
    for (const sql of statements) await connection.runAndReadAll(sql);
    times.push(performance.now() - began);
  }
  return times;
};

/** The file of the warehouse as it stands now, opened by the engine alone in this process. */
const openBare = async ({ barometer }: TestServer, dir: string): Promise<DuckDBInstance> => {
  const copy = join(dir, 'bare.duckdb');
  const path = await barometer.read(async (session) => {
    await session.run('CHECKPOINT');
    const [held] = await session.rows<{ path: string }>(
      'SELECT path FROM duckdb_databases() WHERE path IS NOT NULL',
    );
    return held?.path ?? '';
  });
  await copyFile(path, copy);
  return DuckDBInstance.create(copy, { memory_limit: '1GB' });
};

const overhead: Benchmark = {
  name: 'overhead over the engine',
  async *run(): AsyncGenerator<Figure> {
    const server = await serveCity();
    const dir = await mkdtemp(join(tmpdir(), 'bench-api-'));
    const instance = await openBare(server, dir);
    const connection = await instance.connect();
    try {
      const empty = {
        url: server.url,
        paths: ['/healthz'],
        clients: 1,
        seconds: 600,
        most: 200,
        everyMs: null,
      };
      await sendLoad(empty);
      yield { name: 'a request that asks nothing, p50', value: median((await sendLoad(empty)).latencies), unit: 'ms' }; // prettier-ignore
      let asked = 0;
      for (const [name, question] of Object.entries(QUESTIONS)) {
        const [ours, bare]: [number[], number[]] = [[], []];
        for (let round = 0; round <= ROUNDS; round += 1) {
          const inputs = Array.from({ length: PER_ROUND }, () => ({
            ...question,
            from: dayOf((asked += 1)),
          }));
          const paths = inputs.map((input) => `/api/v1/query?${new URLSearchParams(input).toString()}`);
          const { latencies, errors } = await sendLoad({
            url: server.url,
            paths,
            clients: 1,
            seconds: 600,
            most: PER_ROUND,
            everyMs: null,
          });
          if (latencies.length !== PER_ROUND)
            throw new Error(`not all were answered: ${JSON.stringify(errors)}`);
          const statements: (readonly string[])[] = [];
          for (const { metrics, by, from } of inputs as readonly Record<string, string>[])
            statements.push(
              await server.barometer.statements({
                metrics: [metrics],
                ...(by === undefined ? {} : { by: [by] }),
                from,
              }),
            );
          const alone = await runBare(connection, statements);
          if (round === 0) continue; // both have warmed up
          ours.push(median(latencies));
          bare.push(median(alone));
        }
        const [value, yardstick] = [median(ours), median(bare)];
        yield { name: `${name}, asked over HTTP, p50`, value, unit: 'ms', ratio: value / yardstick, yardstick: `the engine alone, ${yardstick.toFixed(2)} ms` }; // prettier-ignore
        const over = median(ours.map((ms, round) => ms - (bare[round] ?? 0)));
        yield { name: `${name}, overhead, p50`, value: over, unit: 'ms', limit: 2 };
      }
    } finally {
      connection.closeSync();
      instance.closeSync();
      await server.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

const sqlite: Benchmark = {
  name: 'the same trend through SQLite',
  async *run(): AsyncGenerator<Figure> {
    const hasSqlite = await promisify(execFile)('python3', ['-c', 'import sqlite3']).then(
      () => true,
      () => false,
    );
    if (!hasSqlite)
      throw new Skipped('no SQLite: Node 20 has none, and there is no python3 with its sqlite3 module');
    const server = await serveCity();
    const dir = await mkdtemp(join(tmpdir(), 'bench-sqlite-'));
    try {
      const path = join(dir, 'counts.csv');
      await server.barometer.read((session) =>
        session.run(
          `COPY (SELECT CAST(opened_at AS DATE) AS "on", count(*) AS n FROM case_version GROUP BY ALL) TO '${path}' (HEADER)`,
        ),
      );
      const rows = join(dir, 'rows.csv');
      await server.barometer.read((session) =>
        session.run(
          `COPY (SELECT CAST(opened_at AS DATE) AS "on", 1 AS n FROM case_version) TO '${rows}' (HEADER)`,
        ),
      );
      const days = Array.from({ length: PER_ROUND }, (_, n) => dayOf(n));
      const ask = async (
        counts: string,
      ): Promise<{ milliseconds: number[]; total: number; version: string }> => {
        const { stdout } = await promisify(execFile)('python3', [SQLITE, counts, ...days]);
        return JSON.parse(stdout) as { milliseconds: number[]; total: number; version: string };
      };
      const url = (day: string): string => `/api/v1/query?metrics=volume&by=month&from=${day}`;
      const first = (await (await fetch(server.url + url(days[0] ?? ''))).json()) as QueryAnswer;
      const total = first.rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
      const { latencies } = await sendLoad({ url: server.url, paths: days.slice(1).map(url), clients: 1, seconds: 600, most: PER_ROUND - 1, everyMs: null }); // prettier-ignore
      const value = median(latencies);
      for (const [counts, what] of [
        [path, 'counts by day'],
        [rows, `${CASES.toLocaleString('en')} rows`],
      ] as const) {
        const said = await ask(counts);
        if (said.total !== total) throw new Error(`SQLite counts ${said.total}, we ${total}`);
        const theirs = median(said.milliseconds);
        yield { name: `a trend with its limits over HTTP, p50, beside SQLite over ${what}`, value, unit: 'ms', ratio: value / theirs, yardstick: `SQLite ${said.version} in memory, its own process, ${theirs.toFixed(2)} ms` }; // prettier-ignore
      }
    } finally {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
};

const cached: Benchmark = {
  name: 'a trend that is kept',
  async *run(): AsyncGenerator<Figure> {
    const server = await serveCity();
    try {
      const plan = {
        url: server.url,
        paths: ['/api/v1/query?metrics=volume&by=month'],
        clients: 8,
        everyMs: null,
      };
      await sendLoad({ ...plan, seconds: 2 });
      const runs = [];
      for (let round = 0; round < 3; round += 1) runs.push(await sendLoad({ ...plan, seconds: 5 }));
      const errors = runs.flatMap((run) => Object.keys(run.errors));
      if (errors.length > 0) throw new Error(`not all were answered: ${errors.join(', ')}`);
      yield {
        name: 'cached trend at 8 connections',
        value: median(runs.map(({ latencies, seconds }) => latencies.length / seconds)),
        unit: '1/s',
        least: 1500,
      };
      yield { name: 'cached trend, p99', value: median(runs.map(({ latencies }) => quantile(latencies, 0.99))), unit: 'ms' }; // prettier-ignore
    } finally {
      await server.close();
    }
  },
};

export const benchmarks: readonly Benchmark[] = [overhead, sqlite, cached];
