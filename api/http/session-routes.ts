import { json, Router, type Request, type Response } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import type { Access } from '../auth/access.ts';
import { admitVouched } from '../auth/admit-vouched.ts';
import type { Identity } from '../auth/identity.ts';
import type { SingleSignOn } from '../auth/single-sign-on.ts';
import {
  accountChangeSchema,
  newAccountSchema,
  newTokenSchema,
  signInSchema,
  type SessionAnswer,
} from '../contract/access.ts';
import { identityOf } from './identify.ts';
import { readBody } from './read-body.ts';
import {
  clearSessionCookie,
  clearStateCookie,
  readSessionCookie,
  readStateCookie,
  writeSessionCookie,
  writeStateCookie,
} from './session-cookie.ts';

const describe = (identity: Identity, singleSignOn: string | null): SessionAnswer => ({
  by: identity.by,
  name: identity.name,
  role: identity.role,
  districts: identity.districts ? [...identity.districts] : null,
  csrf: identity.csrf,
  single_sign_on: singleSignOn,
});

const noSingleSignOn = (): Problem =>
  new Problem(
    'There is no single sign-on',
    [{ code: 'no_single_sign_on', detail: 'None is set up here.', way_out: 'Sign in with a password.' }],
    404,
  );

const nameOf = (response: Response): string => {
  const { name } = identityOf(response);
  if (name !== null) return name;
  throw new Problem(
    'Sign in to see this',
    [{ code: 'sign_in_needed', detail: 'This belongs to an account.' }],
    401,
  );
};

const numberOf = (request: Request, name: string, most: number, otherwise: number | null): number | null => {
  const text = request.query[name];
  if (text === undefined) return otherwise;
  const n = Number(text);
  if (Number.isInteger(n) && n >= 1) return Math.min(n, most);
  throw new Problem(
    'The request cannot be read',
    [{ code: 'invalid_value', detail: `"${name}" is a whole number from 1.`, pointer: `/${name}` }],
    400,
  );
};

/** Signing in and out, accounts, tokens and the audit log. */
export const sessionRoutes = (access: Access, singleSignOn: SingleSignOn | null): Router => {
  const router = Router();
  const body = json({ limit: '20kb' });
  const startPath = singleSignOn ? '/api/v1/session/sso' : null;

  router.get('/session', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(describe(identityOf(response), startPath));
  });
  router.post('/session', body, async (request, response) => {
    const { name, password } = readBody(signInSchema, request.body);
    const { secret, identity, expiresAt } = await access.signIn(name, password, request.ip ?? '');
    writeSessionCookie(request, response, secret, expiresAt);
    response.set('Cache-Control', 'no-store').json(describe(identity, startPath));
  });
  router.delete('/session', async (request, response) => {
    const secret = readSessionCookie(request);
    if (secret !== null) await access.signOut(secret);
    clearSessionCookie(request, response);
    response.status(204).end();
  });

  router.get('/session/sso', async (request, response) => {
    if (!singleSignOn) throw noSingleSignOn();
    const { url, state } = await singleSignOn.begin();
    writeStateCookie(request, response, state);
    response.set('Cache-Control', 'no-store').redirect(302, url);
  });
  router.get('/session/sso/callback', async (request, response) => {
    if (!singleSignOn) throw noSingleSignOn();
    const state = readStateCookie(request);
    clearStateCookie(request, response);
    const [, query = ''] = request.originalUrl.split('?');
    const { secret, expiresAt } = await admitVouched(access, await singleSignOn.finish(query, state));
    writeSessionCookie(request, response, secret, expiresAt);
    response.set('Cache-Control', 'no-store').redirect(303, '/');
  });

  router.get('/accounts', async (_request, response) => {
    response.json({ accounts: await access.accounts() });
  });
  router.post('/accounts', body, async (request, response) => {
    await access.add(readBody(newAccountSchema, request.body), nameOf(response));
    response.status(201).json({ accounts: await access.accounts() });
  });
  router.patch('/accounts/:name', body, async (request, response) => {
    await access.change(request.params.name, readBody(accountChangeSchema, request.body), nameOf(response));
    response.json({ accounts: await access.accounts() });
  });

  const mine = (response: Response): string | null =>
    identityOf(response).role === 'admin' ? null : nameOf(response);
  router.get('/tokens', async (_request, response) => {
    response.json({ tokens: await access.tokens(mine(response)) });
  });
  router.post('/tokens', body, async (request, response) => {
    const asked = readBody(newTokenSchema, request.body);
    const owner = asked.account !== undefined && mine(response) === null ? asked.account : nameOf(response);
    const token = await access.createToken(owner, asked, nameOf(response));
    response.status(201).set('Cache-Control', 'no-store').json(token);
  });
  router.delete('/tokens/:id', async (request, response) => {
    await access.revoke(request.params.id, mine(response), nameOf(response));
    response.status(204).end();
  });

  router.get('/audit', async (request, response) => {
    const limit = numberOf(request, 'limit', 1000, 100) ?? 100;
    const entries = await access.deeds(limit, numberOf(request, 'before', Number.MAX_SAFE_INTEGER, null));
    const last = entries.length === limit ? (entries.at(-1)?.audit_id ?? null) : null;
    response.json({ entries, next: last });
  });
  return router;
};
