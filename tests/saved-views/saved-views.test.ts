import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedView, SavedViewsAnswer } from '../../api/contract/index.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PASSWORD = 'correct horse battery';

describe('saved views', () => {
  let server: TestServer;
  type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;
  const askAs =
    (token: string | null): Ask =>
    (method, path, body) =>
      fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
  const local = askAs(null);
  const namesOf = async (ask: Ask): Promise<string[]> =>
    ((await (await ask('GET', '/views')).json()) as SavedViewsAnswer).views.map(({ name }) => name);
  const save = async (ask: Ask, name: string, address = '/'): Promise<SavedView> =>
    (await (await ask('POST', '/views', { name, address })).json()) as SavedView;

  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(async () => {
    expect(server.faults).toEqual([]);
    await server.close();
  });

  it('are listed by name, renamed, led elsewhere and deleted', async () => {
    expect(await namesOf(local)).toEqual([]);
    const address = "/districts?district=Old+Town&district=O'Hare%26Co&period=all";
    const water = await save(local, '  Water by the river ', address);
    expect(water).toMatchObject({ name: 'Water by the river', address });
    await save(local, '周一例会', '/issues');
    await save(local, 'a first', '/');
    expect(await namesOf(local)).toEqual(['a first', 'Water by the river', '周一例会']);
    const renamed = await local('PATCH', `/views/${water.view_id}`, { name: 'Zebra' });
    expect(await renamed.json()).toMatchObject({ view_id: water.view_id, name: 'Zebra', address });
    await local('PATCH', `/views/${water.view_id}`, { address: '/trends' });
    expect((await local('DELETE', `/views/${water.view_id}`)).status).toBe(204);
    expect(await namesOf(local)).toEqual(['a first', '周一例会']);
    expect((await local('DELETE', `/views/${water.view_id}`)).status).toBe(404);
  });

  it('keep a name for one of them, also when two ask at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => local('POST', '/views', { name: 'twin', address: '/' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const other = await save(local, 'single');
    expect((await local('PATCH', `/views/${other.view_id}`, { name: 'twin' })).status).toBe(409);
    expect((await local('PATCH', `/views/${other.view_id}`, { name: 'single' })).status).toBe(200);
  });

  it.each([
    ['https://elsewhere.example/'],
    ['//elsewhere.example/'],
    ['/\\elsewhere.example/'],
    ['javascript:alert(1)'],
    ['/a b'],
    ['/a\nb'],
    [''],
    [`/${'x'.repeat(9000)}`],
  ])('never lead away: %j', async (address) => {
    const answer = await local('POST', '/views', { name: 'away', address });
    expect(answer.status).toBe(400);
    expect(await namesOf(local)).not.toContain('away');
  });

  it.each([[''], ['   '], ['a\u0000b'], ['x'.repeat(101)], [7], [null]])('have a name: %j', async (name) => {
    expect((await local('POST', '/views', { name, address: '/' })).status).toBe(400);
  });

  it('are somebody’s own; those from before there were accounts are the administrators’', async () => {
    const before = await namesOf(local);
    expect(before.length).toBeGreaterThan(0);
    const asks = new Map<string, Ask>();
    for (const [name, role, districts] of [
      ['boss', 'admin', null],
      ['ann', 'viewer', null],
      ['queens', 'viewer', ['QUEENS']],
    ] as const) {
      await server.access.add(
        { name, role, password: PASSWORD, ...(districts ? { districts: [...districts] } : {}) },
        'test',
      );
      asks.set(name, askAs((await server.access.createToken(name, { label: 't', role }, 'test')).secret));
    }
    const [boss, ann, queens] = ['boss', 'ann', 'queens'].map((name) => asks.get(name) ?? local) as [
      Ask,
      Ask,
      Ask,
    ];
    expect((await local('GET', '/views')).status).toBe(401);
    expect(await namesOf(boss)).toEqual(before);
    expect(await namesOf(ann)).toEqual([]);
    const hers = await save(ann, 'mine', '/voices');
    expect((await queens('POST', '/views', { name: 'mine', address: '/issues' })).status).toBe(201);
    for (const other of [boss, queens]) {
      expect((await other('PATCH', `/views/${hers.view_id}`, { name: 'taken over' })).status).toBe(404);
      expect((await other('DELETE', `/views/${hers.view_id}`)).status).toBe(404);
    }
    expect(await namesOf(ann)).toEqual(['mine']);
    expect(await namesOf(boss)).toEqual(before);
  });

  it('are at most two hundred', async () => {
    const ask = askAs((await server.access.createToken('ann', { label: 'many' }, 'test')).secret);
    const [held] = [(await namesOf(ask)).length];
    for (let i = held; i < 200; i += 1) await save(ask, `view ${i}`);
    const answer = await ask('POST', '/views', { name: 'one more', address: '/' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('too_many_views');
  });
});
