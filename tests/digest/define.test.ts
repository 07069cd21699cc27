import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkedDigestSchema, digestHistorySchema, writtenDigestSchema } from '../../api/contract/digests.ts';
import { ROOT } from '../support/source-files.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let own: string;
beforeAll(async () => {
  server = await startTestServer();
  own = join(server.dir, 'digests', 'definitions');
});
afterAll(() => server.close());

const call = async (method: string, path: string, body?: unknown): Promise<[number, unknown]> => {
  const answer = await fetch(`${server.url}/api/v1/digests${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return [answer.status, await answer.json()];
};
const problems = z.object({ problems: checkedDigestSchema.shape.problems });
const pointersOf = (answer: unknown): (string | undefined)[] =>
  problems.parse(answer).problems.map(({ pointer }) => pointer);

const WEEKLY = {
  name: 'weekly',
  title: { en: 'Weekly', zh: '每周' },
  schedule: { cron: '30 2 * * *', zone: 'Europe/Berlin' },
  tables: [{ file: 'volume', metrics: ['volume'], by: ['district'], period: 'all' }],
  recipients: [{ name: 'ann', channel: 'email', address: 'ann@city.example' }],
};

const WRONG = {
  ...WEEKLY,
  name: 'Not A Name',
  schedule: { cron: '0 7 31 4 *', zone: 'Mars/Olympus' },
  tables: [{ file: 'volume', metrics: ['volum'], by: ['distrikt'] }],
  recipients: [{ name: 'ann', channel: 'email', address: 'nowhere' }],
  surplus: 1,
};
const MISTAKES = [
  '/name',
  '/schedule/cron',
  '/schedule/zone',
  '/tables/0/metrics/0',
  '/tables/0/by/0',
  '/recipients/0/address',
  '/surplus',
];

it('shows the definition as it was written, and whether it came with the product', async () => {
  const file = parse(await readFile(join(ROOT, 'samples', 'digests', 'monday.yaml'), 'utf8')) as unknown;
  const [status, answer] = await call('GET', '/monday/definition');
  expect([status, writtenDigestSchema.parse(answer)]).toEqual([200, { definition: file, is_shipped: true }]);
  expect((await call('GET', '/tuesday/definition'))[0]).toBe(404);
});

it('is checked by the rules of the file, with all mistakes at their places and nothing saved', async () => {
  const [status, answer] = await call('POST', '/check', WRONG);
  expect([status, pointersOf(answer).sort()]).toEqual([200, [...MISTAKES].sort()]);
  const [refused, told] = await call('PUT', '/weekly', WRONG);
  expect([refused, pointersOf(told).sort()]).toEqual([400, [...MISTAKES].sort()]);
  expect(pointersOf((await call('PUT', '/other', WEEKLY))[1])).toEqual(['/name']);
  for (const nothing of [[], {}, { schedule: 1 }])
    expect(pointersOf((await call('POST', '/check', nothing))[1]).length).toBeGreaterThan(0);
  expect(await readdir(own).catch(() => [])).toEqual([]);
});

it('tells the next runs, at the time of its zone', async () => {
  const [, answer] = await call('POST', '/check', WEEKLY);
  const { problems: none, next_runs: runs } = checkedDigestSchema.parse(answer);
  expect(none).toEqual([]);
  expect(runs).toHaveLength(5);
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
  expect(new Set(runs.map((at) => local.format(new Date(at))))).toEqual(new Set(['02:30']));
});

it('is written whole into the own folder, used at once, and changed where it stands', async () => {
  expect((await call('PUT', '/weekly', WEEKLY))[0]).toBe(200);
  expect(await readdir(own)).toEqual(['weekly.yaml']);
  expect(parse(await readFile(join(own, 'weekly.yaml'), 'utf8'))).toEqual(WEEKLY);
  expect((await call('GET', ''))[1]).toMatchObject({ digests: [{ name: 'monday' }, { name: 'weekly' }] });

  await mkdir(own, { recursive: true });
  await writeFile(join(own, 'a file.yaml'), JSON.stringify({ ...WEEKLY, name: 'byhand' }));
  const changed = { ...WEEKLY, name: 'byhand', retention: 30 };
  expect(await call('PUT', '/byhand', changed)).toEqual([200, { definition: changed, is_shipped: false }]);
  expect((await readdir(own)).sort()).toEqual(['a file.yaml', 'weekly.yaml']);
});

it('takes the place of one that came with the product', async () => {
  const { definition } = writtenDigestSchema.parse((await call('GET', '/monday/definition'))[1]);
  const mine = { ...definition, title: { en: 'Mine', zh: '我的' } };
  expect((await call('PUT', '/monday', mine))[1]).toEqual({ definition: mine, is_shipped: false });
  expect((await call('GET', ''))[1]).toMatchObject({ digests: [{ title: { en: 'Mine' } }, {}, {}] });
});

const BY_HAND = `# Sent to the east since the water came back.
name: kept
title: { en: Kept, zh: 留存 } # both languages

# Monday, before the meeting
schedule: { cron: '30 2 * * *', zone: Europe/Berlin }
tables:
  # what came in
  - { file: volume, metrics: [volume], by: [district], period: all }
  - file: rates # asked for by the mayor
    metrics: [satisfaction_rate]
    period: last_month
recipients:
  # she moves in May
  - { name: ann, channel: email, address: ann@city.example }
  - name: bob
    channel: folder # on the old server
retention: 400 # days
`;

describe('a file that was written by hand', () => {
  const file = (): string => join(own, 'kept.yaml');
  const write = async (definition: unknown): Promise<string> => {
    expect((await call('PUT', '/kept', definition))[0]).toBe(200);
    const text = await readFile(file(), 'utf8');
    expect(parse(text)).toEqual(definition);
    return text;
  };
  const given = parse(BY_HAND) as { recipients: object[]; tables: object[]; retention: number };
  beforeEach(async () => {
    await mkdir(own, { recursive: true });
    await writeFile(file(), BY_HAND);
  });

  it('stays as it is, to the byte, when nothing is changed', async () => {
    expect(await write(given)).toBe(BY_HAND);
  });

  it('keeps every comment but those of what is gone, when the form changes it', async () => {
    const [ann, bob] = given.recipients;
    const first = { name: 'cem', channel: 'folder' };
    const text = await write({
      ...given,
      retention: 30,
      recipients: [first, { ...bob, language: 'zh' }, ann],
    });
    for (const comment of BY_HAND.match(/#.*$/gm) ?? []) expect(text).toContain(comment);
    expect(text).toMatch(/retention: 30 # days/);
    expect(text).toMatch(/channel: folder # on the old server\n {4}language: zh/);

    const fewer = await write({ ...given, tables: given.tables.slice(0, 1) });
    expect(fewer).not.toContain('asked for by the mayor');
    expect(fewer).toContain('# what came in');
  });

  it('is written anew rather than wrong where one part is a reference to another', async () => {
    const shared = BY_HAND.replace('title: {', 'title: &both {').replace(
      '[volume], by',
      '[volume], title: *both, by',
    );
    await writeFile(file(), shared);
    const definition = parse(shared) as { title: object; tables: { title?: object }[] };
    await write({ ...definition, title: { en: 'Other', zh: '别的' } });
  });

  it('is deleted, leaves what was sent in the books, and is put back word for word', async () => {
    await call('POST', '/kept/runs', { for: '2026-11-02T07:00:00Z' });
    const answer = await fetch(`${server.url}/api/v1/digests/kept`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect((await call('GET', '/kept/runs'))[0]).toBe(404);
    expect(JSON.stringify((await call('GET', ''))[1])).not.toContain('"kept"');
    expect(await write(given)).toBe(BY_HAND);
    expect((await readdir(own)).filter((name) => name.includes('kept'))).toEqual(['kept.yaml']);
    const [, history] = await call('GET', '/kept/runs');
    const { deliveries, log } = digestHistorySchema.parse(history);
    expect(deliveries.map(({ recipient }) => recipient).sort()).toEqual(['ann', 'bob']);
    expect(log.map(({ event }) => event)).toContain('deleted');
  });
});

it('cannot be deleted when it came with the product, and comes back when one in its place is deleted', async () => {
  const { definition } = writtenDigestSchema.parse((await call('GET', '/monday/definition'))[1]);
  await call('PUT', '/monday', { ...definition, retention: 7 });
  const remove = async (): Promise<number> =>
    (await fetch(`${server.url}/api/v1/digests/monday`, { method: 'DELETE' })).status;
  expect(await remove()).toBe(204);
  expect((await call('GET', '/monday/definition'))[1]).toMatchObject({ is_shipped: true });
  expect(await remove()).toBe(409);
});
