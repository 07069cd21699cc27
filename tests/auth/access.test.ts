import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../api/auth/permissions.ts';
import { isAtLeast } from '../../api/auth/identity.ts';
import { ROLES, type Role } from '../../api/contract/access.ts';
import type { QueryAnswer } from '../../api/contract/index.ts';
import { plainNycExport } from '../support/nyc-export.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const PASSWORD = 'correct horse battery';
let clock = new Date('2026-11-02T08:00:00Z');
let server: TestServer;

interface Client {
  (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

const client =
  (headers: Record<string, string>): Client =>
  (method, path, body, more = {}) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

const nobody = client({});

const signIn = async (name: string, password = PASSWORD): Promise<{ cookie: string; csrf: string }> => {
  const answer = await nobody('POST', '/session', { name, password });
  expect(answer.status).toBe(200);
  const { csrf } = (await answer.json()) as { csrf: string };
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrf };
};

const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { problems: { code: string }[] }).problems[0]?.code ?? '';

beforeAll(async () => {
  server = await startTestServer(null, () => clock);
  await server.upload('nyc.csv', plainNycExport(300));
  for (const role of ['viewer', 'analyst', 'admin'] as const)
    await server.access.add({ name: role, role, password: PASSWORD }, 'test');
  await server.access.add(
    { name: 'queens', role: 'analyst', districts: ['QUEENS'], password: PASSWORD },
    'test',
  );
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

/** What would be sent to a route to do what it is for, without doing harm when it gets through. */
const urlOf = (path: string): string =>
  path
    .replace('{dimension}', 'district')
    .replace('{id}', '999999')
    .replace('{name}', 'none')
    .replace(/^\/query$/, '/query?metrics=volume');

describe('every route and every role', () => {
  const clients = new Map<Role, Client>([['public', nobody]]);
  beforeAll(async () => {
    for (const role of ['viewer', 'analyst', 'admin'] as const) {
      const { cookie, csrf } = await signIn(role);
      clients.set(role, client({ cookie, 'x-csrf-token': csrf }));
    }
  });
  const routes = PERMISSIONS.filter(({ path }) => !path.startsWith('/session'));
  it.each(routes.flatMap((route) => ROLES.map((role) => [route.method, route.path, role, route] as const)))(
    '%s %s as %s',
    async (method, path, role, route) => {
      const answer = await (clients.get(role) as Client)(method.toUpperCase(), urlOf(path));
      const isRefused = [401, 403].includes(answer.status) && (await codeOf(answer)) !== 'nothing_published';
      expect([answer.status, isRefused]).toEqual([expect.any(Number), !isAtLeast(role, route.role)]);
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('lists a permission for every operation of the document', async () => {
    const { paths } = (await (await nobody('GET', '/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const listed = new Set(PERMISSIONS.map(({ method, path }) => `${method} ${path}`));
    const missing = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .map((method) => `${method} ${path}`)
        .filter((operation) => !listed.has(operation)),
    );
    expect(missing).toEqual([]);
  });

  it('keeps what is not listed for administrators, however it is spelt', async () => {
    for (const path of ['/unheard-of', '/IMPORTS/', '/accounts/', '/%61ccounts', '//accounts']) {
      const answer = await nobody('GET', path);
      expect([path, [401, 403, 404].includes(answer.status)]).toEqual([path, true]);
      expect(await answer.text()).not.toContain('"accounts":');
    }
  });
});

describe('signing in', () => {
  it('says the same of an unknown name and a wrong password', async () => {
    const unknown = await nobody('POST', '/session', { name: 'who', password: PASSWORD });
    const wrong = await nobody('POST', '/session', { name: 'viewer', password: 'wrong' });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(await codeOf(unknown)).toBe(await codeOf(wrong));
  });

  it('gives a cookie that no script can read and no other site can use', async () => {
    const answer = await nobody('POST', '/session', { name: 'viewer', password: PASSWORD });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('shuts the door after too many tries, for that account, and opens it again', async () => {
    await server.access.add({ name: 'target', role: 'viewer', password: PASSWORD }, 'test');
    const attempt = (password: string) => nobody('POST', '/session', { name: 'target', password });
    for (let i = 0; i < 5; i += 1) expect((await attempt(`guess ${i}`)).status).toBe(401);
    expect((await attempt(PASSWORD)).status).toBe(429);
    clock = new Date(clock.getTime() + 31_000);
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  it('ends a session when it is signed out, over its time, or its account is changed', async () => {
    const as = async (): Promise<Client> => {
      const { cookie, csrf } = await signIn('target');
      return client({ cookie, 'x-csrf-token': csrf });
    };
    const first = await as();
    expect((await first('GET', '/summary')).status).toBe(200);
    expect((await first('DELETE', '/session')).status).toBe(204);
    expect((await first('GET', '/summary')).status).toBe(401);
    const second = await as();
    await server.access.change('target', { role: 'analyst' }, 'test');
    expect((await second('GET', '/summary')).status).toBe(401);
    const third = await as();
    clock = new Date(clock.getTime() + 13 * 3_600_000);
    expect((await third('GET', '/summary')).status).toBe(401);
    await server.access.change('target', { disabled: true }, 'test');
    expect((await nobody('POST', '/session', { name: 'target', password: PASSWORD })).status).toBe(401);
  });

  it('takes no change without the word of the session, nor from a page of another site', async () => {
    const { cookie, csrf } = await signIn('analyst');
    const browser = client({ cookie });
    const body = { import: null };
    expect(await codeOf(await browser('PUT', '/sources/x', body))).toBe('csrf_token_missing');
    expect(await codeOf(await browser('PUT', '/sources/x', body, { 'x-csrf-token': 'guess' }))).toBe(
      'csrf_token_missing',
    );
    const foreign = { 'x-csrf-token': csrf, origin: 'https://evil.example' };
    expect(await codeOf(await browser('PUT', '/sources/x', body, foreign))).toBe('foreign_page');
  });

  it('never leaves the last administrator out', async () => {
    await expect(server.access.change('admin', { disabled: true }, 'test')).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe('tokens', () => {
  it('give what they say, at most what their account may, until they end', async () => {
    const { secret, token_id } = await server.access.createToken(
      'analyst',
      { label: 'r', role: 'viewer' },
      'test',
    );
    const program = client({ authorization: `Bearer ${secret}` });
    expect((await program('GET', '/summary')).status).toBe(200);
    expect((await program('PUT', '/sources/x', { import: null })).status).toBe(403);
    await expect(
      server.access.createToken('viewer', { label: 'x', role: 'admin' }, 'test'),
    ).rejects.toMatchObject({
      status: 403,
    });
    await server.access.revoke(token_id, null, 'test');
    expect((await program('GET', '/summary')).status).toBe(401);
    const short = await server.access.createToken('viewer', { label: 's', expires_in_days: 1 }, 'test');
    const brief = client({ authorization: `Bearer ${short.secret}` });
    expect((await brief('GET', '/summary')).status).toBe(200);
    clock = new Date(clock.getTime() + 25 * 3_600_000);
    expect((await brief('GET', '/summary')).status).toBe(401);
  });

  it('are not known to the warehouse that checks them', async () => {
    const { secret } = await server.access.createToken('viewer', { label: 'kept' }, 'test');
    const stored = await server.barometer.read(async (session) => [
      ...(await session.rows('SELECT * FROM api_token')),
      ...(await session.rows('SELECT * FROM account')),
      ...(await session.rows('SELECT * FROM sign_in')),
      ...(await session.rows('SELECT * FROM audit')),
    ]);
    const text = JSON.stringify(stored);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain('$argon2id$');
  });

  it('of somebody else cannot be seen or revoked', async () => {
    const other = await server.access.createToken('admin', { label: 'theirs' }, 'test');
    const { cookie, csrf } = await signIn('viewer');
    const viewer = client({ cookie, 'x-csrf-token': csrf });
    expect(await (await viewer('GET', '/tokens')).text()).not.toContain(other.token_id);
    expect((await viewer('DELETE', `/tokens/${other.token_id}`)).status).toBe(404);
  });
});

describe('an account of one district', () => {
  let queens: Client;
  let all: Client;
  beforeAll(async () => {
    const own = await signIn('queens');
    queens = client({ cookie: own.cookie, 'x-csrf-token': own.csrf });
    const { cookie } = await signIn('viewer');
    all = client({ cookie });
  });
  const volume = async (ask: Client, query: string): Promise<number> => {
    const { rows } = (await (await ask('GET', `/query?metrics=volume&${query}`)).json()) as QueryAnswer;
    return rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
  };

  it('sees the numbers of its district, and no way around', async () => {
    const inQueens = await volume(all, 'where=district=QUEENS');
    expect(inQueens).toBeGreaterThan(0);
    expect(await volume(queens, '')).toBe(inQueens);
    expect(await volume(queens, 'by=district,issue')).toBe(inQueens);
    for (const query of [
      'where=district=BROOKLYN',
      'where=district=QUEENS&where=district=BROOKLYN',
      'where=district=',
      'by=district&compare=peers',
    ])
      expect([query, (await queens('GET', `/query?metrics=volume&${query}`)).status]).toEqual([query, 403]);
    const posted = await queens('POST', '/query', { metrics: ['volume'], where: { district: ['BROOKLYN'] } });
    expect(posted.status).toBe(403);
    const summary = (await (await queens('GET', '/summary')).json()) as { n_cases: number };
    expect(summary.n_cases).toBe(inQueens);
    expect(await (await queens('GET', '/dimensions/district')).text()).not.toContain('BROOKLYN');
  });

  it('is shut out of whatever shows more', async () => {
    const open = PERMISSIONS.filter(({ scoped, path }) => !scoped && !path.startsWith('/accounts'));
    for (const { method, path } of open)
      expect([path, (await queens(method.toUpperCase(), urlOf(path))).status]).toEqual([path, 403]);
  });
});

it('writes down who did what', async () => {
  const { cookie, csrf } = await signIn('admin');
  const admin = client({ cookie, 'x-csrf-token': csrf });
  await (await admin('GET', '/query?metrics=volume&format=csv')).text();
  await admin('POST', '/accounts', { name: 'new', role: 'viewer', password: PASSWORD });
  await expect
    .poll(async () => {
      const { entries } = (await (await admin('GET', '/audit?limit=50')).json()) as {
        entries: { who: string; action: string }[];
      };
      return entries.map(({ who, action }) => `${who} ${action}`);
    })
    .toEqual(expect.arrayContaining(['admin export', 'admin account_created', 'admin sign_in']));
  const deeds = await server.access.deeds(1000, null);
  expect(deeds.map(({ action }) => action)).toContain('sign_in_failed');
});
