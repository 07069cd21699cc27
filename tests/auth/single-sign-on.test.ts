import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSingleSignOn } from '../../api/auth/single-sign-on.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { NOW } from '../support/warehouse.ts';

const SECRET = 'a secret that only the two of them know';

/** Who the provider says is sitting at the browser. */
let claims: Record<string, unknown> & { sub: string };
let issuer: Server;
let server: TestServer;
let publicUrl: string;
let begin: () => Promise<{ url: string; state: string }>;

/** A port that is free now, for an address that both sides must know before they listen. */
const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', () => resolve()));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => void probe.close(() => resolve()));
  return port;
};
const urlOf = (of: Server): string => `http://127.0.0.1:${(of.address() as AddressInfo).port}`;

/** A real provider that signs in whoever `claims` names, without asking. */
const startProvider = async (redirectUri: () => string): Promise<Server> => {
  const holder: { provider?: Provider } = {};
  const http = createServer((request, response) => {
    const provider = holder.provider as Provider;
    if (!request.url?.startsWith('/interaction/')) return void provider.callback()(request, response);
    void provider.interactionDetails(request, response).then(async ({ prompt, params, grantId }) => {
      if (prompt.name === 'login')
        return provider.interactionFinished(request, response, { login: { accountId: claims.sub } });
      const grant =
        (grantId ? await provider.Grant.find(grantId) : undefined) ??
        new provider.Grant({ accountId: claims.sub, clientId: String(params['client_id']) });
      grant.addOIDCScope('openid profile email');
      await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', () => resolve()));
  holder.provider = new Provider(urlOf(http), {
    clients: [{ client_id: 'barometer', client_secret: SECRET, redirect_uris: [redirectUri()] }],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...claims, sub }) }),
    claims: { openid: ['sub', 'barometer_role'], email: ['email'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only for this test'] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  return http;
};

/** A browser as far as signing in needs one: it follows redirects and keeps each host's cookies. */
const browse = async (
  start: string,
): Promise<{ status: number; url: string; cookies: string; body: string }> => {
  const jars = new Map<string, Map<string, string>>();
  let url = start;
  for (let hop = 0; hop < 15; hop += 1) {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null || answer.status < 300 || answer.status >= 400) {
      const held = jars.get(server.url) ?? new Map<string, string>();
      const cookies = [...held].map(([name, value]) => `${name}=${value}`).join('; ');
      return { status: answer.status, url, cookies, body: await answer.text() };
    }
    url = new URL(next, url).href;
  }
  throw new Error('redirected without end');
};

const me = async (cookies: string): Promise<{ name: string | null; role: string }> =>
  (await (await fetch(`${server.url}/api/v1/session`, { headers: { cookie: cookies } })).json()) as {
    name: string | null;
    role: string;
  };

beforeAll(async () => {
  publicUrl = `http://127.0.0.1:${await freePort()}`;
  issuer = await startProvider(() => `${publicUrl}/api/v1/session/sso/callback`);
  const singleSignOn = createSingleSignOn(
    {
      issuer: urlOf(issuer),
      clientId: 'barometer',
      clientSecret: SECRET,
      publicUrl,
      roleClaim: 'barometer_role',
    },
    () => new Date(),
  );
  begin = singleSignOn.begin.bind(singleSignOn);
  server = await startTestServer(null, () => NOW, { singleSignOn, port: Number(new URL(publicUrl).port) });
  await server.access.add({ name: 'root', role: 'admin', password: 'correct horse battery' }, 'test');
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
  issuer.closeAllConnections();
  issuer.close();
});
beforeEach(() => {
  claims = { sub: 'u-1', email: 'li@city.example', barometer_role: 'analyst' };
});

describe('the organisation’s sign-on', () => {
  const start = (): string => `${publicUrl}/api/v1/session/sso`;

  it('makes an account at the first visit and follows the role afterwards', async () => {
    const first = await browse(start());
    expect(await me(first.cookies)).toMatchObject({ name: 'li@city.example', role: 'analyst' });
    claims = { ...claims, barometer_role: 'viewer' };
    const second = await browse(start());
    expect(await me(second.cookies)).toMatchObject({ name: 'li@city.example', role: 'viewer' });
    expect((await server.access.accounts()).map(({ name }) => name)).toEqual(['li@city.example', 'root']);
  });

  it('lets nobody in without a role, nor into an account with a password by its name', async () => {
    claims = { sub: 'u-2', email: 'guest@city.example' };
    expect(await browse(start())).toMatchObject({
      status: 403,
      body: expect.stringContaining('no_role') as string,
    });
    claims = { sub: 'u-3', email: 'root', barometer_role: 'admin' };
    expect(await browse(start())).toMatchObject({
      status: 409,
      body: expect.stringContaining('name_taken') as string,
    });
  });

  it('keeps a disabled account out', async () => {
    claims = { sub: 'u-4', email: 'gone@city.example', barometer_role: 'viewer' };
    await browse(start());
    await server.access.change('gone@city.example', { disabled: true }, 'test');
    expect((await browse(start())).status).toBe(401);
  });

  it('takes no answer that this browser has not asked for', async () => {
    const { state } = await begin();
    const forged = await fetch(`${start()}/callback?code=stolen&state=${state}`);
    expect(forged.status).toBe(401);
    const { state: other } = await begin();
    const mixed = await fetch(`${start()}/callback?code=stolen&state=${other}`, {
      headers: { cookie: `barometer_sign_on=${other}` },
    });
    expect(mixed.status).toBe(401);
  });
});
