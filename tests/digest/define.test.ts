import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkedDigestSchema, writtenDigestSchema } from '../../api/contract/digests.ts';
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
