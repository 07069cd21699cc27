import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDigestDesk, type DigestDesk } from '../../api/digest/desk.ts';
import { reviewSent } from '../../api/digest/review.ts';
import type { Delivery } from '../../api/digest/ledger/delivery.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';
import { openPostOffice, type PostOffice } from './support/post-office.ts';

interface Storage {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => Storage;

const MONDAY = '2026-11-02T00:00:00Z';
const FROM = 'barometer@city.example';

let warehouse: TestWarehouse;
let office: PostOffice;
let clock: Date;
let definitions: string;
let desk: DigestDesk;
let importId: number;

const wait = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

const openDesk = (patienceMs = 5000): DigestDesk =>
  createDigestDesk(warehouse.barometer, [definitions], {
    now: () => clock,
    dataDir: warehouse.dir,
    smtp: { url: office.url, from: FROM },
    environment: { HOOK_SECRET: 'hush', S3_ACCESS: 'S3RVER', S3_SECRET: 'S3RVER' },
    patienceMs,
    step: () => undefined,
  });

const define = (name: string, more: string): Promise<void> =>
  writeFile(
    join(definitions, `${name}.yaml`),
    `name: ${name}
title: { en: Test digest, zh: 测试摘要 }
tables:
  - { file: volume, metrics: [volume], by: [district], period: all }
${more}`,
  );

const MAIL = 'recipients:\n  - { name: ann, channel: email, address: ann@city.example }\n';

const failOnProblem = (error: unknown): void => {
  throw error;
};
const states = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map(({ recipient, revision, state }) => `${recipient} ${revision} ${state}`);
const mailTo = (address: string) => office.received.filter(({ to }) => to === address);

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  office = await openPostOffice();
  definitions = join(warehouse.dir, 'definitions');
  await mkdir(definitions);
  const report = await warehouse.barometer.import(await warehouse.file('a.csv', plainNycExport(300)), {});
  importId = report.import_id ?? 0;
});
afterAll(async () => {
  await office.close();
  await warehouse.close();
});
beforeEach(async () => {
  clock = new Date('2026-11-02T08:00:00Z');
  office.received.length = 0;
  office.refusals.length = 0;
  await rm(definitions, { recursive: true });
  await mkdir(definitions);
  desk = openDesk();
});

describe('a digest by e-mail', () => {
  it('arrives once with the files as attachments, however often the run is asked for', async () => {
    await define('mail', MAIL);
    const reports = await Promise.all([
      desk.run('mail', new Date(MONDAY)),
      desk.run('mail', new Date('2026-11-02T22:00:00Z')),
      openDesk().run('mail', new Date(MONDAY)),
    ]);
    expect(reports.filter(({ fresh }) => fresh)).toHaveLength(1);
    const again = await desk.run('mail', new Date(MONDAY));
    expect([again.fresh, ...states(again.deliveries)]).toEqual([false, 'ann 0 sent']);
    expect(office.received).toHaveLength(1);
    const [letter] = office.received;
    expect(letter?.subject).toBe('Test digest (2026-11-02)');
    const script = `import email, email.policy, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({p.get_filename(): p.get_payload(decode=True).hex() for p in m.iter_attachments()}))`;
    const attached = JSON.parse(
      execFileSync('python3', ['-c', script], { input: letter?.raw ?? '', encoding: 'utf8' }),
    ) as Record<string, string>;
    const [preview] = await desk.preview('mail', new Date(MONDAY));
    expect(attached).toEqual(
      Object.fromEntries((preview?.files ?? []).map(({ name, bytes }) => [name, bytes.toString('hex')])),
    );
  });

  it('is tried again later with the same bytes under the same Message-ID', async () => {
    await define('again', MAIL);
    office.refusals.push(451, 451);
    expect(states((await desk.run('again', new Date(MONDAY))).deliveries)).toEqual(['ann 0 failed']);
    const [held] = await desk.deliveries('again');
    expect(held).toMatchObject({ attempts: 1, nextAt: '2026-11-02T08:01:00.000Z' });
    await desk.tick(failOnProblem);
    expect((await desk.deliveries('again'))[0]?.attempts).toBe(1);
    wait(1);
    await desk.tick(failOnProblem);
    expect((await desk.deliveries('again'))[0]).toMatchObject({
      attempts: 2,
      state: 'failed',
      because: expect.stringContaining('not now'),
    });
    wait(2);
    await desk.tick(failOnProblem);
    expect(states(await desk.deliveries('again'))).toEqual(['ann 0 sent']);
    expect(office.received).toHaveLength(1);
    const events = (await desk.log('again')).map(({ event }) => event);
    expect(events).toEqual(['planned', 'rendered', 'failed', 'failed', 'sent']);
  });

  it('is given up when the address bounces, says why, and can be sent again as a correction', async () => {
    await define('bounce', MAIL);
    office.refusals.push(550);
    const { deliveries } = await desk.run('bounce', new Date(MONDAY));
    expect(states(deliveries)).toEqual(['ann 0 dead']);
    expect(deliveries[0]?.because).toContain('550');
    wait(10_000);
    await desk.tick(failOnProblem);
    expect(office.received).toHaveLength(0);
    const report = await desk.resend('bounce', '2026-11-02');
    expect(states(report.deliveries)).toEqual(['ann 1 sent']);
    expect(office.received.map(({ subject }) => subject)).toEqual(['Correction 1: Test digest (2026-11-02)']);
    await expect(desk.resend('bounce', '1999-01-01')).rejects.toThrow(/never run/);
  });

  it('does not wait for ever for a server that hangs', async () => {
    await define('hang', MAIL);
    office.refusals.push('hang');
    const { deliveries } = await openDesk(300).run('hang', new Date(MONDAY));
    expect(states(deliveries)).toEqual(['ann 0 failed']);
    expect(deliveries[0]?.because).toMatch(/time/i);
    wait(1);
    await desk.tick(failOnProblem);
    expect(mailTo('ann@city.example')).toHaveLength(1);
  });

  it('reaches the others while mail is not set up, says why, and is sent when it is', async () => {
    await define(
      'later',
      'recipients:\n  - { name: ann, channel: email, address: ann@city.example }\n  - { name: share, channel: folder, path: later }\n',
    );
    const noMail = createDigestDesk(warehouse.barometer, [definitions], {
      now: () => clock,
      dataDir: warehouse.dir,
      smtp: null,
      environment: {},
      patienceMs: 5000,
      step: () => undefined,
    });
    const { deliveries } = await noMail.run('later', new Date(MONDAY));
    expect(states(deliveries)).toEqual(['ann 0 planned', 'share 0 sent']);
    expect(deliveries[0]).toMatchObject({
      because: expect.stringContaining('smtp_url'),
      nextAt: '2026-11-02T08:01:00.000Z',
      attempts: 1,
    });
    await desk.tick(failOnProblem);
    expect(office.received).toHaveLength(0);
    wait(1);
    await desk.tick(failOnProblem);
    expect(states(await desk.deliveries('later'))).toEqual(['ann 0 sent', 'share 0 sent']);
    expect(office.received).toHaveLength(1);
    expect((await desk.log('later')).map(({ event, recipient }) => `${recipient} ${event}`)).toContain(
      'ann failed',
    );
  });

  it('reaches the others when one address bounces', async () => {
    const people = Array.from(
      { length: 12 },
      (_, i) => `  - { name: p${i}, channel: email, address: p${i}@city.example }`,
    );
    await define('many', `recipients:\n${people.join('\n')}\n`);
    office.refusals.push(550);
    const { deliveries } = await desk.run('many', new Date(MONDAY));
    expect(deliveries.filter(({ state }) => state === 'sent')).toHaveLength(11);
    expect(new Set(office.received.map(({ messageId }) => messageId)).size).toBe(11);
  });
});

describe('a digest into a folder', () => {
  it('appears whole; what stands there already is left alone', async () => {
    await define('disk', 'recipients:\n  - { name: share, channel: folder, path: out }\n');
    const { deliveries } = await desk.run('disk', new Date(MONDAY));
    const folder = join(warehouse.dir, 'out', 'disk', '2026-11-02', 'share');
    expect(deliveries[0]).toMatchObject({ state: 'sent', receipt: folder });
    expect((await readdir(folder)).sort()).toEqual([
      'dictionary.csv',
      'manifest.json',
      'volume.csv',
      'volume.csv-metadata.json',
      'what_changed.csv',
    ]);
    const other = join(warehouse.dir, 'out', 'disk', '2026-11-09', 'share');
    await mkdir(other, { recursive: true });
    const taken = await desk.run('disk', new Date('2026-11-09T00:00:00Z'));
    expect(taken.deliveries[0]).toMatchObject({
      state: 'dead',
      because: expect.stringContaining('something else'),
    });
    expect(await readdir(other)).toEqual([]);
  });

  it('is tried again when the disk refuses, and leaves no part behind', async () => {
    const blocked = join(warehouse.dir, 'blocked');
    await writeFile(blocked, 'a file where a folder should be');
    await define('full', `recipients:\n  - { name: share, channel: folder, path: ${blocked} }\n`);
    const { deliveries } = await desk.run('full', new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({
      state: 'failed',
      because: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
    await rm(blocked);
    wait(1);
    await desk.tick(failOnProblem);
    expect((await desk.deliveries('full'))[0]?.state).toBe('sent');
    expect(await readdir(join(blocked, 'full', '2026-11-02'))).toEqual(['share']);
  });
});

describe('a digest to a webhook', () => {
  let hook: Server;
  let calls: { headers: IncomingHttpHeaders; body: Buffer }[];
  let answers: number[];
  let url: string;
  beforeEach(async () => {
    calls = [];
    answers = [];
    hook = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        calls.push({ headers: request.headers, body: Buffer.concat(chunks) });
        response.writeHead(answers.shift() ?? 204).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/in`;
  });
  afterEach(() => new Promise((resolve) => hook.close(resolve)));

  it('is signed, and repeats its idempotency key and its bytes', async () => {
    await define(
      'hook',
      `recipients:\n  - { name: app, channel: webhook, url: "${url}", secret_env: HOOK_SECRET }\n`,
    );
    answers.push(503);
    expect(states((await desk.run('hook', new Date(MONDAY))).deliveries)).toEqual(['app 0 failed']);
    wait(1);
    await desk.tick(failOnProblem);
    expect(states(await desk.deliveries('hook'))).toEqual(['app 0 sent']);
    expect(calls).toHaveLength(2);
    expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(calls[0]?.body.equals(calls[1]?.body ?? Buffer.of())).toBe(true);
    for (const { headers, body } of calls) {
      const [, seconds, given] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['barometer-signature'])) ?? [];
      expect(given).toBe(
        createHmac('sha256', 'hush')
          .update(`${seconds}.${body.toString('utf8')}`)
          .digest('hex'),
      );
    }
    const sent = JSON.parse(calls[0]?.body.toString() ?? '') as { files: { name: string }[] };
    expect(sent.files.map(({ name }) => name)).toContain('volume.csv');
  });

  it('is given up when the other side refuses for good', async () => {
    await define(
      'gone',
      `recipients:\n  - { name: app, channel: webhook, url: "${url}", secret_env: HOOK_SECRET }\n`,
    );
    answers.push(410);
    const { deliveries } = await desk.run('gone', new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({ state: 'dead', because: expect.stringContaining('410') });
  });
});

describe('a digest to object storage', () => {
  let storage: Storage;
  let endpoint: string;
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'barometer-s3-'));
    storage = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: root,
      configureBuckets: [{ name: 'digests', configs: [] }],
    });
    const { port } = await storage.run();
    endpoint = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await storage.close();
    await rm(root, { recursive: true, force: true });
  });

  /** The storage refuses signatures of another time than its own. */
  beforeEach(() => {
    clock = new Date();
  });

  const toS3 = (key: string): string => `recipients:
  - { name: lake, channel: s3, endpoint: "${endpoint}", bucket: digests, prefix: in/, access_key_env: ${key}, secret_key_env: S3_SECRET }
`;

  it('puts the same bytes under a stable name', async () => {
    await define('lake', toS3('S3_ACCESS'));
    const { deliveries } = await desk.run('lake', new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({ state: 'sent', receipt: 's3://digests/in/lake/2026-11-02/lake/' });
    const [preview] = await desk.preview('lake', new Date(MONDAY));
    const folder = join(root, 'digests', 'in', 'lake', '2026-11-02', 'lake');
    expect(preview?.files.length).toBe(5);
    for (const { name, bytes } of preview?.files ?? [])
      expect((await readFile(join(folder, `${name}._S3rver_object`))).equals(bytes)).toBe(true);
  });

  it('says so when the key is not known there', async () => {
    await define('wrong', toS3('HOOK_SECRET'));
    const { deliveries } = await desk.run('wrong', new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({ state: 'failed', because: expect.stringContaining('403') });
  });
});

describe('a schedule', () => {
  const WEEKLY = 'schedule: { cron: "0 7 * * 1", zone: Asia/Shanghai }\n';

  it('starts when it is first seen, and catches up once after downtime', async () => {
    await define('weekly', `${MAIL}${WEEKLY}`);
    await desk.tick(failOnProblem);
    expect(office.received).toHaveLength(0);
    wait(7 * 24 * 60);
    await Promise.all([desk.tick(failOnProblem), openDesk().tick(failOnProblem)]);
    expect(office.received.map(({ subject }) => subject)).toEqual(['Test digest (2026-11-09)']);
    wait(5);
    await desk.tick(failOnProblem);
    expect(office.received).toHaveLength(1);
    wait(21 * 24 * 60);
    await desk.tick(failOnProblem);
    expect(office.received.map(({ subject }) => subject).slice(1)).toEqual(['Test digest (2026-11-30)']);
    const skipped = (await desk.log('weekly')).filter(({ event }) => event === 'skipped');
    expect(skipped.map(({ period }) => period)).toEqual(['2026-11-16', '2026-11-23']);
  });

  it('sends nothing twice when the clock is set back, and goes on', async () => {
    await define('back', `${MAIL}${WEEKLY}`);
    await desk.tick(failOnProblem);
    wait(7 * 24 * 60);
    await desk.tick(failOnProblem);
    wait(-9 * 24 * 60);
    await desk.tick(failOnProblem);
    wait(9 * 24 * 60);
    await desk.tick(failOnProblem);
    const subjects = office.received.map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('2026-11-09'))).toHaveLength(1);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect((await desk.log('back')).map(({ because }) => because ?? '').join()).toContain('set back');
  });

  it('is silent while it is paused, says so, and does not make up for the pause', async () => {
    await define('quiet', `${MAIL}${WEEKLY}`);
    await desk.tick(failOnProblem);
    await desk.setPaused('quiet', true);
    expect((await desk.list()).map(({ is_paused: paused, next_run: next }) => [paused, next])).toEqual([
      [true, null],
    ]);
    wait(8 * 24 * 60);
    await desk.tick(failOnProblem);
    await desk.setPaused('quiet', false);
    await desk.tick(failOnProblem);
    expect(office.received).toHaveLength(0);
    expect((await desk.log('quiet')).filter(({ event }) => event === 'skipped')).toMatchObject([
      { period: '2026-11-09', because: 'the digest is paused' },
    ]);
    expect((await desk.list())[0]?.next_run).toBe('2026-11-15T23:00:00.000Z');
  });

  it('goes on for the good definitions when one is bad', async () => {
    await define('good', `${MAIL}${WEEKLY}`);
    await writeFile(join(definitions, 'bad.yaml'), 'name: bad\ntables: 3\n');
    const told: unknown[] = [];
    await desk.tick((error) => told.push(error));
    wait(7 * 24 * 60);
    await desk.tick((error) => told.push(error));
    expect(office.received).toHaveLength(1);
    expect(String(told[0])).toContain('bad.yaml');
  });
});

describe('a condition', () => {
  it.each([
    ['signal', 'nothing stands out', false],
    ['{ metric: volume, above: 1000000, period: all }', 'volume is 300, not above 1000000', false],
    ['{ metric: volume, above: 100, period: all }', null, true],
  ])('%s', async (condition, because, isSent) => {
    const name = `if-${isSent ? 'sent' : condition.length}`;
    await define(name, `${MAIL}condition: ${condition}\n`);
    const { deliveries } = await desk.run(name, new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({ state: isSent ? 'sent' : 'skipped', because });
    expect(office.received).toHaveLength(isSent ? 1 : 0);
  });
});

describe('the link in a manifest', () => {
  it('begins where readers find the server', async () => {
    await define('linked', MAIL);
    const own = createDigestDesk(warehouse.barometer, [definitions], {
      now: () => clock,
      dataDir: warehouse.dir,
      smtp: { url: office.url, from: FROM },
      environment: {},
      patienceMs: 5000,
      origin: 'https://barometer.city.example',
      step: () => undefined,
    });
    const linksOf = async (each: DigestDesk): Promise<(string | undefined)[]> => {
      const [preview] = await each.preview('linked', new Date(MONDAY));
      return (preview?.manifest.files ?? []).flatMap(({ query }) => query ?? []);
    };
    const [relative = ''] = await linksOf(desk);
    expect(relative.startsWith('/api/v1/query?')).toBe(true);
    expect(await linksOf(own)).toEqual([`https://barometer.city.example${relative}`]);
  });
});

describe('a test message', () => {
  it('goes to one recipient, outside the books', async () => {
    await define('try', MAIL);
    expect(await desk.testSend('try', 'ann', 'abcdef0123456789')).toContain('250');
    expect(await desk.deliveries('try')).toEqual([]);
    expect(office.received[0]?.subject).toContain('test-abcdef01');
    await expect(desk.testSend('try', 'bob', 'x')).rejects.toThrow(/bob/);
  });
});

describe('a server that takes calls and says nothing', () => {
  it('is not waited for either', async () => {
    const mute = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    await define('mute', MAIL);
    const own = createDigestDesk(warehouse.barometer, [definitions], {
      now: () => clock,
      dataDir: warehouse.dir,
      smtp: { url: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`, from: FROM },
      environment: {},
      patienceMs: 300,
      step: () => undefined,
    });
    const { deliveries } = await own.run('mute', new Date(MONDAY));
    expect(deliveries[0]).toMatchObject({
      state: 'failed',
      because: expect.stringMatching(/time|greeting/i),
    });
    await new Promise((resolve) => mute.close(resolve));
  });
});

describe('what was sent', () => {
  it('is kept as long as the definition says, and the books longer', async () => {
    await define('short', `${MAIL}retention: 30\n`);
    await desk.run('short', new Date(MONDAY));
    const nFiles = async (): Promise<number> => {
      const session = await warehouse.barometer.warehouse.session();
      const [row] = await session.rows<{ n: number }>(
        `SELECT count(*) AS n FROM outbox_file JOIN digest_run USING (run_key) WHERE digest = 'short'`,
      );
      session.close();
      return row?.n ?? -1;
    };
    wait(29 * 24 * 60);
    await desk.tick(failOnProblem);
    expect(await nFiles()).toBe(1);
    wait(2 * 24 * 60);
    await desk.tick(failOnProblem);
    expect(await nFiles()).toBe(0);
    expect(states(await desk.deliveries('short'))).toEqual(['ann 0 sent']);
  });
});

describe('an import that is undone', () => {
  it('marks what was sent before as superseded; a correction carries the new numbers', async () => {
    await define('late', 'recipients:\n  - { name: share, channel: folder, path: late }\n');
    await desk.run('late', new Date(MONDAY));
    const more = await warehouse.barometer.import(
      await warehouse.file('b.csv', plainNycExport(310).replaceAll(/^(\d+)/gm, '9$1')),
      {},
    );
    await desk.tick(failOnProblem);
    const [sent] = await desk.deliveries('late');
    expect(sent).toMatchObject({ state: 'sent', supersededAt: clock.toISOString() });
    await desk.resend('late', '2026-11-02');
    await warehouse.barometer.undo(more.import_id ?? 0);
    await desk.tick(failOnProblem);
    expect((await desk.deliveries('late')).map(({ supersededAt }) => supersededAt !== null)).toEqual([
      true,
      true,
    ]);
    const { receipt } = (await desk.resend('late', '2026-11-02')).deliveries[0] ?? {};
    const first = await readFile(join(warehouse.dir, 'late', 'late', '2026-11-02', 'share', 'volume.csv'));
    expect(receipt).toContain('2026-11-02-correction-2');
    expect((await readFile(join(receipt ?? '', 'volume.csv'))).equals(first)).toBe(true);
    expect(importId).toBeGreaterThan(0);
    await desk.tick(failOnProblem);
    expect((await desk.deliveries('late')).at(-1)?.supersededAt).toBeNull();
  });

  it('is looked into a few runs at a time, the latest first, until all are done', async () => {
    await define('years', 'recipients:\n  - { name: share, channel: folder, path: years }\n');
    for (let day = 2; day < 9; day += 1) {
      wait(1);
      await desk.run('years', new Date(`2026-11-0${day}T00:00:00Z`));
    }
    const more = await warehouse.barometer.import(
      await warehouse.file('c.csv', plainNycExport(320).replaceAll(/^(\d+)/gm, '8$1')),
      {},
    );
    const marked = async (): Promise<string[]> =>
      (await desk.deliveries('years')).filter(({ supersededAt }) => supersededAt).map(({ period }) => period);
    await reviewSent(warehouse.barometer, clock, { digest: 'years', most: 3 });
    expect(await marked()).toEqual(['2026-11-06', '2026-11-07', '2026-11-08']);
    await reviewSent(warehouse.barometer, clock, { digest: 'years', most: 3 });
    expect(await marked()).toHaveLength(6);
    await desk.tick(failOnProblem);
    expect(await marked()).toHaveLength(7);
    await warehouse.barometer.undo(more.import_id ?? 0);
  });
});
