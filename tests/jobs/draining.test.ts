import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportProgress, QueryAnswer } from '../../api/contract/index.ts';
import { ImportJobs } from '../../api/jobs/import-jobs.ts';
import { createJobBook } from '../../api/jobs/job-book.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { NOW, openTestWarehouse } from '../support/warehouse.ts';
import { account, follow, live, send } from './server-life.ts';

/** An import of some seconds. */
const N = 150_000;
const EXPORT = plainNycExport(N);
/** Ten seconds for imports, ten for connections, and a slow machine. */
const MOST_MS = 60_000;

let dir: string;
const alive: { kill(signal: NodeJS.Signals): boolean }[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-draining-'));
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

it('finishes or takes back what runs when it is asked to stop, takes back what waits, and answers meanwhile', async () => {
  const dataDir = join(dir, 'asked');
  const first = await live(dataDir, alive);
  const health = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(first.url + path);
    return [answer.status, ((await answer.json()) as { status: string }).status];
  };
  expect([await health('/healthz'), await health('/readyz')]).toEqual([
    [200, 'ok'],
    [200, 'ready'],
  ]);
  const running = await send(first.url, EXPORT);
  const waiting = await send(first.url, plainNycExport(10));
  await follow(first.url, running, { until: 'reading' });
  const began = performance.now();
  const listening = follow(first.url, running);
  const ended = first.end('SIGTERM');
  await expect.poll(() => health('/healthz'), { interval: 5 }).toEqual([200, 'draining']);
  expect(await health('/readyz')).toEqual([503, 'draining']);
  const { rows } = (await (await fetch(`${first.url}/api/v1/query?metrics=volume`)).json()) as QueryAnswer;
  expect(rows[0]?.value ?? 0).toBe(0);
  const form = new FormData();
  form.append('file', new Blob([plainNycExport(5)]), 'late.csv');
  const late = await fetch(`${first.url}/api/v1/imports`, { method: 'POST', body: form });
  expect([late.status, await late.text()]).toEqual([503, expect.stringContaining('"stopping"')]);

  expect(await ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(MOST_MS);
  const last = (await listening).at(-1);
  const second = await live(dataDir, alive);
  const { job, nCases } = await account(second.url, running);
  expect([last?.state, last?.report?.rows]).toEqual([job.state, job.report?.rows]);
  expect([job.state, nCases]).toEqual(job.state === 'done' ? ['done', N] : ['cancelled', 0]);
  expect((await account(second.url, waiting)).job.state).toBe('cancelled');
  expect(await second.end('SIGTERM')).toBe(0);
});

it('takes back an import that does not end in time, with all of its rows', async () => {
  const test = await openTestWarehouse();
  try {
    const ends: ImportProgress[] = [];
    const faults: unknown[] = [];
    const book = createJobBook(test.barometer.warehouse, () => NOW);
    const jobs = new ImportJobs(
      (path, choices, surrounding) => test.barometer.import(path, choices, surrounding),
      book,
      randomUUID,
      (error) => faults.push(error),
    );
    jobs.onEnd((event) => ends.push(event));
    const path = await test.file('nyc.csv', EXPORT);
    const upload = join(test.dir, 'upload');
    await copyFile(path, upload);
    const job = await jobs.start(upload, 'nyc.csv', {});
    const isLoading = new Promise<void>((resolve) =>
      job.follow(0, ({ state }) => {
        if (state === 'loading') resolve();
      }),
    );
    await isLoading;
    await pause(1);
    await jobs.stop(0);
    expect(ends.map(({ state }) => state)).toEqual(['cancelled']);
    expect(faults).toEqual([]);
    const held = await test.barometer.read((session) => session.rows('SELECT 1 FROM case_version LIMIT 1'));
    expect(held).toEqual([]);
    expect((await book.find(job.id))?.state).toBe('cancelled');
  } finally {
    await test.close();
  }
});
