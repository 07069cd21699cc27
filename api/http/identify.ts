import type { RequestHandler, Response } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import type { Access } from '../auth/access.ts';
import { LOCAL, NOBODY, OWNER, type Identity } from '../auth/identity.ts';
import { isSame } from '../auth/secrets.ts';
import { TOKEN_PREFIX } from '../auth/tokens.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Who is behind the request that a response answers. */
export const identityOf = (response: Response): Identity =>
  (response.locals['identity'] as Identity | undefined) ?? NOBODY;

const badToken = (): Problem =>
  new Problem(
    'The token is not valid',
    [
      {
        code: 'invalid_token',
        detail: 'The token is unknown, over its time, or revoked.',
        way_out: 'Create a new one: barometer token create.',
      },
    ],
    401,
  );

const bearer = (header: string | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;

/**
 * Finds out who is asking: a token, a session, this machine while there are no accounts, or nobody.
 * `ownerSecret` is the word that the operator's own command line knows.
 */
export const identify =
  (access: Access, ownerSecret: string | null): RequestHandler =>
  async (request, response, next) => {
    const token = bearer(request.get('authorization'));
    const recognise = async (): Promise<Identity> => {
      if (token !== null) {
        if (ownerSecret !== null && isSame(token, ownerSecret)) return OWNER;
        const holder = token.startsWith(TOKEN_PREFIX) ? await access.byToken(token) : null;
        if (!holder) throw badToken();
        return holder;
      }
      if (!(await access.hasAccounts())) return LOCAL;
      const secret = readSessionCookie(request);
      return (secret === null ? null : await access.bySession(secret)) ?? NOBODY;
    };
    response.locals['identity'] = await recognise();
    next();
  };
