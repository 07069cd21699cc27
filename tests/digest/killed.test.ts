import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBarometer } from '../../api/barometer.ts';
import { readDeliveries } from '../../api/digest/ledger/delivery.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { ROOT } from '../support/source-files.ts';
import { openPostOffice, type PostOffice, type Received } from './support/post-office.ts';

const LANES = ['a', 'b'] as const;
const KILLS_PER_LANE = 110;
/** Every so many lives the server kills the sender, between keeping a message and saying so. */
const BY_SERVER = 11;
/** Every so many lives the sender is killed at a moment that no step marks. */
const BY_TIME = 7;
/** A life is short: one file to load, no compiler threads, nothing optimised. */
const QUICK_START = ['--v8-pool-size=0', '--no-opt'];
/** More steps than a life takes; beyond its own a life ends unharmed. */
const STEPS = 36;

/** Every step between which a run can be interrupted, by the names the product gives them. */
const STEP_NAMES = [
  'opened',
  'planned',
  'made',
  'packed',
  'held',
  'claimed',
  'file written',
  'draft written',
  'delivered',
  'recorded',
];

let dir: string;
let bundle: string;
let office: PostOffice;
const alive = new Map<string, ChildProcess>();
const victims = new Set<string>();

const onAccepted = ({ to }: Received): void => {
  const lane = to.slice(0, 1);
  if (victims.delete(lane)) alive.get(lane)?.kill('SIGKILL');
};

const dayOf = (life: number): string => new Date(Date.UTC(2026, 0, 1 + life)).toISOString();

const definition = (lane: string): string => `name: daily
title: { en: Daily, zh: 每日 }
tables:
  - { file: volume, metrics: [volume], by: [district], period: all }
recipients:
  - { name: ann, channel: email, address: ${lane}-ann@city.example }
  - { name: bob, channel: email, address: ${lane}-bob@city.example, language: zh }
  - { name: share, channel: folder, path: out }
`;

/** One life of the sender, to its end; resolves to what it said. */
const live = (lane: string, instant: string, killAt: number, afterMs: number | null): Promise<string> =>
  new Promise((resolve, reject) => {
    const words = [join(dir, lane), join(dir, lane, 'definitions'), office.url, instant, String(killAt)];
    const child = spawn(process.execPath, [...QUICK_START, bundle, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    alive.set(lane, child);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const timer = afterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(said.includes('killed: ') ? said : `${said}killed: from outside\n`);
      else if (code === 0) resolve(said);
      else reject(new Error(`the sender ended with ${code}: ${said}`));
    });
  });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-killed-'));
  office = await openPostOffice(onAccepted);
  await symlink(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  const built = await rolldown({
    input: join(ROOT, 'tests', 'digest', 'support', 'killed-child.ts'),
    platform: 'node',
    external: [/^@duckdb\//],
    logLevel: 'silent',
  });
  await built.write({ dir, format: 'esm', entryFileNames: 'child.mjs', minify: true });
  bundle = join(dir, 'child.mjs');
  for (const lane of LANES) {
    await mkdir(join(dir, lane, 'definitions'), { recursive: true });
    await writeFile(join(dir, lane, 'definitions', 'daily.yaml'), definition(lane));
    await writeFile(join(dir, 'export.csv'), plainNycExport(20));
    const warehouse = await openDuckdb(join(dir, lane));
    await createBarometer(warehouse, () => new Date(dayOf(0))).import(join(dir, 'export.csv'), {});
    await warehouse.close();
  }
}, 120_000);
afterAll(async () => {
  await office.close();
  await rm(dir, { recursive: true, force: true });
});

it('serves everybody once though the sender is killed at every step, and again while it recovers', async () => {
  const killedAt = new Map<string, number>();
  const days = new Map<string, string[]>();
  const runLane = async (lane: string): Promise<void> => {
    const seen: string[] = [];
    days.set(lane, seen);
    let kills = 0;
    let life = 0;
    for (; kills < KILLS_PER_LANE && life < 3 * KILLS_PER_LANE; life += 1) {
      const byServer = life % BY_SERVER === BY_SERVER - 1;
      const byTime = !byServer && life % BY_TIME === BY_TIME - 1;
      if (byServer) victims.add(lane);
      const offset = lane === 'a' ? 0 : STEPS / 2;
      const killAt = byServer || byTime ? 0 : 1 + ((life + offset) % STEPS);
      const said = await live(lane, dayOf(life), killAt, byTime ? 60 + 17 * (life % 23) : null);
      victims.delete(lane);
      seen.push(dayOf(life).slice(0, 10));
      const [, name] = /killed: (.*)\n/.exec(said) ?? [];
      expect(said).not.toContain('failed:');
      if (name === undefined) continue;
      killedAt.set(name, (killedAt.get(name) ?? 0) + 1);
      kills += 1;
    }
    seen.push(dayOf(life).slice(0, 10));
    expect(await live(lane, dayOf(life), 0, null)).toContain('ended:');
  };
  await Promise.all(LANES.map(runLane));

  const kills = [...killedAt.values()].reduce((sum, n) => sum + n, 0);
  expect(kills).toBeGreaterThanOrEqual(200);
  expect(STEP_NAMES.filter((name) => !killedAt.has(name))).toEqual([]);

  let extra = 0;
  for (const lane of LANES) {
    const warehouse = await openDuckdb(join(dir, lane));
    const session = await warehouse.session();
    const deliveries = await readDeliveries(session, {});
    session.close();
    await warehouse.close();
    const planned = [...new Set(deliveries.map(({ period }) => period))];
    // A life that ended before it planned leaves no run; every run that was planned reached all three recipients.
    expect(planned.every((period) => days.get(lane)?.includes(period))).toBe(true);
    expect(planned.length).toBeGreaterThan(KILLS_PER_LANE / 4);
    expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(deliveries).toHaveLength(3 * planned.length);

    for (const [name, subject] of [
      ['ann', 'Daily'],
      ['bob', '='],
    ] as const) {
      const messages = office.received.filter(({ to }) => to === `${lane}-${name}@city.example`);
      const byId = new Map<string, Set<string>>();
      for (const { messageId, raw } of messages)
        byId.set(messageId, (byId.get(messageId) ?? new Set()).add(raw));
      const keys = deliveries.filter(({ recipient }) => recipient === name).map(({ key }) => key);
      expect([...byId.keys()].sort()).toEqual(keys.map((key) => `<${key}@city.example>`).sort());
      expect([...byId.values()].filter((copies) => copies.size !== 1)).toEqual([]);
      expect(messages.every((message) => message.subject.startsWith(subject))).toBe(true);
      extra += messages.length - byId.size;
    }

    const out = join(dir, lane, 'out', 'daily');
    expect((await readdir(out)).sort()).toEqual(planned.sort());
    for (const period of planned) {
      expect((await readdir(join(out, period))).sort()).toEqual(['share']);
      for (const name of ['share']) {
        const manifest = JSON.parse(await readFile(join(out, period, name, 'manifest.json'), 'utf8')) as {
          files: object[];
          metadata: object[];
        };
        const files = await readdir(join(out, period, name));
        expect(files).toHaveLength(manifest.files.length + manifest.metadata.length + 1);
      }
    }
  }
  // Second copies come only from deaths between acceptance and the note of it: at most two messages are under way.
  expect(extra).toBeLessThanOrEqual(2 * kills);
  expect(extra).toBeGreaterThan(0);
}, 300_000);
