import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import type { DigestHistory } from '../../api/contract/digests.ts';
import { readCursor } from '../../api/digest/ledger/cursor.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { ROOT } from '../support/source-files.ts';
import { NOW } from '../support/warehouse.ts';
import { openPostOffice, type PostOffice } from './support/post-office.ts';

const COMMAND = join(ROOT, 'api', 'cli', 'barometer.mjs');

let dir: string;
let office: PostOffice;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-two-'));
  office = await openPostOffice();
  const warehouse = await openDuckdb(dir);
  await writeFile(join(dir, 'export.csv'), plainNycExport(20));
  await createBarometer(warehouse, () => NOW).import(join(dir, 'export.csv'), {});
  await warehouse.close();
  await mkdir(join(dir, 'digests', 'definitions'), { recursive: true });
  await writeFile(
    join(dir, 'digests', 'definitions', 'often.yaml'),
    `name: often
title: { en: Often, zh: 经常 }
schedule: { cron: "* * * * *", zone: UTC }
tables:
  - { file: volume, metrics: [volume], by: [district], period: all }
recipients:
  - { name: ann, channel: email, address: ann@city.example }
  - { name: share, channel: folder, path: out }
`,
  );
});
afterAll(async () => {
  await office.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => {
  office.received.length = 0;
});

const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, ...words, '--data', dir, '--json'], {
    env: { ...process.env, BAROMETER_SMTP_URL: office.url, BAROMETER_SMTP_FROM: 'barometer@city.example' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a command said, and how it ended. */
const ended = async (child: ChildProcess): Promise<{ code: number | null; said: string }> => {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
};
const run = (instant: string) => ended(start('digest', 'run', 'often', '--for', instant));

describe('two processes', () => {
  it('that run the same digest at once send it once; whoever came second says why, or that it is done', async () => {
    const first = await Promise.all(Array.from({ length: 3 }, () => run('2026-11-02T07:00:00Z')));
    for (const { code, said } of first) {
      expect([0, 2]).toContain(code);
      if (code === 2) expect(said).toContain('warehouse_owned');
    }
    expect(first.some(({ code }) => code === 0)).toBe(true);
    const { code, said } = await run('2026-11-02T07:00:00Z');
    expect([code, JSON.parse(said)]).toMatchObject([0, { fresh: false }]);
    expect(office.received).toHaveLength(1);
    expect(await readdir(join(dir, 'out', 'often'))).toHaveLength(1);
  }, 90_000);

  it('on one schedule, the server that has it built in and a timer outside, send each period once', async () => {
    // The schedule was looked at three minutes ago, so that the server finds a run to make up for as soon as it starts.
    const warehouse = await openDuckdb(dir);
    const session = await warehouse.session();
    await session.run('DELETE FROM digest_state');
    await readCursor(session, 'often', new Date(Date.now() - 3 * 60_000));
    session.close();
    await warehouse.close();

    const server = start('serve', '--port', '0');
    const stopped = ended(server);
    const url = await new Promise<string>((resolve) =>
      server.stdout?.once('data', (line: Buffer) =>
        resolve((JSON.parse(line.toString()) as { url: string }).url),
      ),
    );
    const now = new Date().toISOString();
    const outside = await Promise.all([run(now), run(now)]);
    expect(outside.map(({ code }) => code)).toEqual([0, 0]);
    const told = async (): Promise<DigestHistory> =>
      (await (await fetch(`${url}/api/v1/digests/often/runs`)).json()) as DigestHistory;
    // What it does not make up for shows that the server looked at the schedule as well.
    await expect
      .poll(async () => (await told()).log.some(({ event }) => event === 'skipped'), { timeout: 30_000 })
      .toBe(true);
    await expect
      .poll(async () => (await told()).deliveries.every(({ state }) => state === 'sent'), { timeout: 30_000 })
      .toBe(true);
    const periods = new Set((await told()).deliveries.map(({ period }) => period));
    server.kill('SIGTERM');
    await stopped;
    const subjects = office.received.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(new Set(office.received.map(({ messageId }) => messageId)).size).toBe(subjects.length);
    // One period was sent by the test before.
    expect(subjects).toHaveLength(periods.size - 1);
    expect(subjects.length).toBeGreaterThanOrEqual(1);
  }, 120_000);
});
