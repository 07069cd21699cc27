import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportProgress, QueryAnswer } from '../../api/contract/index.ts';
import { startCli } from '../support/cli.ts';
import { plainNycExport } from '../support/nyc-export.ts';

const N = 40_000;
const EXPORT = plainNycExport(N);

let dir: string;
const alive: { kill(signal: NodeJS.Signals): boolean }[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-killed-import-'));
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

interface Life {
  readonly url: string;
  /** Ends the process with a signal; resolves with its exit code, null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const live = async (dataDir: string): Promise<Life> => {
  const child = startCli(dataDir, ['serve', '--port', '0', '--json']);
  alive.push(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = (await Promise.race([once(child.stdout ?? child, 'data'), ended])) as unknown[];
  const { url } = JSON.parse(String(said[0])) as { url: string };
  return {
    url,
    end: async (signal) => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
};

const send = async (url: string): Promise<string> => {
  const form = new FormData();
  form.append('file', new Blob([EXPORT]), 'nyc.csv');
  const answer = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form });
  return ((await answer.json()) as { job_id: string }).job_id;
};

const eventsIn = (text: string): ImportProgress[] =>
  text
    .split('\n\n')
    .flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? [])
    .map((data) => JSON.parse(data) as ImportProgress);

/** Resolves when the job has reached a state, or has ended. */
const untilState = async (url: string, jobId: string, state: string): Promise<void> => {
  const answer = await fetch(`${url}/api/v1/imports/${jobId}/events`);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    text += value ?? '';
    if (done || eventsIn(`${text}\n\n`).some((event) => event.state === state)) break;
  }
  await reader?.cancel();
};

/** What the server says now: of the job, of the imports, and of the cases, which must agree. */
const account = async (url: string, jobId: string) => {
  const api = async (path: string): Promise<unknown> => (await fetch(`${url}/api/v1${path}`)).json();
  const job = (await api(`/imports/${jobId}`)) as ImportProgress;
  const { imports } = (await api('/imports')) as { imports: { status: string }[] };
  const { rows } = (await api('/query?metrics=volume')) as QueryAnswer;
  const events = eventsIn(await (await fetch(`${url}/api/v1/imports/${jobId}/events`)).text());
  return { job, nImports: imports.length, nCases: rows[0]?.value ?? 0, lastEvent: events.at(-1) };
};

it.each(['waiting', 'reading', 'staging', 'loading', 'rolling_up', 'done'])(
  'keeps all of a file or nothing of it when the server is killed while the import is %s, and says which',
  async (state) => {
    const dataDir = join(dir, state);
    const first = await live(dataDir);
    const jobId = await send(first.url);
    await untilState(first.url, jobId, state);
    expect(await first.end('SIGKILL')).toBeNull();

    const second = await live(dataDir);
    const { job, nImports, nCases, lastEvent } = await account(second.url, jobId);
    expect(['done', 'failed']).toContain(job.state);
    if (state === 'done') expect(job.state).toBe('done');
    if (state === 'waiting' || state === 'reading') expect(job.state).toBe('failed');
    expect([nImports, nCases]).toEqual(job.state === 'done' ? [1, N] : [0, 0]);
    expect(job.report?.rows.read).toBe(job.state === 'done' ? N : 0);
    if (job.state === 'failed')
      expect(job.problem).toMatchObject({ problems: [{ code: 'interrupted', file: 'nyc.csv' }] });
    expect(lastEvent).toEqual(job);
    expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);

    // What it says holds: the file can be taken back by the name of its job, and sent again.
    if (state !== 'loading' && state !== 'done') return void (await second.end('SIGKILL'));
    if (job.state === 'done') await fetch(`${second.url}/api/v1/imports/${jobId}`, { method: 'DELETE' });
    const again = await send(second.url);
    await untilState(second.url, again, 'done');
    expect((await account(second.url, again)).nCases).toBe(N);
    expect(await second.end('SIGTERM')).toBe(0);
  },
);

it('finishes or takes back what runs when it is asked to stop, takes back what waits, and says so', async () => {
  const dataDir = join(dir, 'asked');
  const first = await live(dataDir);
  const running = await send(first.url);
  const waiting = await send(first.url);
  await untilState(first.url, running, 'reading');
  expect(await first.end('SIGTERM')).toBe(0);
  const second = await live(dataDir);
  const { job, nCases } = await account(second.url, running);
  expect([job.state, nCases]).toEqual(job.state === 'done' ? ['done', N] : ['cancelled', 0]);
  expect((await account(second.url, waiting)).job.state).toBe('cancelled');
  await second.end('SIGTERM');
});
