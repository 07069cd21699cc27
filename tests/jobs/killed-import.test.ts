import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainNycExport } from '../support/nyc-export.ts';
import { account, follow, live, send } from './server-life.ts';

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

it.each(['waiting', 'reading', 'staging', 'loading', 'rolling_up', 'done'])(
  'keeps all of a file or nothing of it when the server is killed while the import is %s, and says which',
  async (state) => {
    const dataDir = join(dir, state);
    const first = await live(dataDir, alive);
    const jobId = await send(first.url, EXPORT);
    const heard = (await follow(first.url, jobId, { until: state })).at(-1)?.step ?? 0;
    expect(heard).toBeGreaterThan(0);
    expect(await first.end('SIGKILL')).toBeNull();

    const second = await live(dataDir, alive);
    const { job, nImports, nCases, lastEvent } = await account(second.url, jobId);
    expect(['done', 'failed']).toContain(job.state);
    if (state === 'done') expect(job.state).toBe('done');
    if (state === 'waiting' || state === 'reading') expect(job.state).toBe('failed');
    expect([nImports, nCases]).toEqual(job.state === 'done' ? [1, N] : [0, 0]);
    expect(job.report?.rows.read).toBe(job.state === 'done' ? N : 0);
    if (job.state === 'failed')
      expect(job.problem).toMatchObject({ problems: [{ code: 'interrupted', file: 'nyc.csv' }] });
    expect(lastEvent).toEqual(job);
    // A page that was following, and comes back with the last step it heard, learns how it ended.
    expect(await follow(second.url, jobId, { after: heard })).toEqual([job]);
    expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);

    // What it says holds: the file can be taken back by the name of its job, and sent again.
    if (state !== 'loading' && state !== 'done') return void (await second.end('SIGKILL'));
    if (job.state === 'done') await fetch(`${second.url}/api/v1/imports/${jobId}`, { method: 'DELETE' });
    const again = await send(second.url, EXPORT);
    await follow(second.url, again);
    expect((await account(second.url, again)).nCases).toBe(N);
    expect(await second.end('SIGTERM')).toBe(0);
  },
);
