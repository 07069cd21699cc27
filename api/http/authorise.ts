import type { Request, RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import { isCsrfRight, type Access } from '../auth/access.ts';
import { isAtLeast, type Identity } from '../auth/identity.ts';
import { findPermission, type Permission } from '../auth/permissions.ts';
import { identityOf } from './identify.ts';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const EXPORT_TYPES = /^(text\/csv|application\/vnd\.apache\.arrow)/;

const refuse = (status: 401 | 403, code: string, detail: string, way_out: string): Problem =>
  new Problem(
    status === 401 ? 'Sign in to see this' : 'That is not allowed',
    [{ code, detail, way_out }],
    status,
  );

const isForeign = (request: Request): boolean => {
  const origin = request.get('origin');
  if (origin === undefined) return request.get('sec-fetch-site') === 'cross-site';
  return origin !== `${request.protocol}://${request.get('host') ?? ''}`;
};

const checkPage = (request: Request, identity: Identity): void => {
  if (SAFE.includes(request.method) || identity.by === 'token' || identity.by === 'owner') return;
  if (isForeign(request))
    throw refuse(403, 'foreign_page', 'A page of another site sent this request.', 'Send it from here.');
  if (identity.by === 'session' && !isCsrfRight(identity, request.get('x-csrf-token')))
    throw refuse(
      403,
      'csrf_token_missing',
      'The request does not carry the word of its session.',
      'Send the csrf value of GET /session as X-CSRF-Token.',
    );
};

const checkRole = (identity: Identity, permission: Permission | null): void => {
  const needed = permission?.role ?? 'admin';
  if (!isAtLeast(identity.role, needed))
    throw identity.by === 'nobody'
      ? refuse(401, 'sign_in_needed', 'This is for people with an account.', 'Sign in, or send a token.')
      : refuse(403, 'role_too_low', `This needs the role ${needed}.`, 'Ask an administrator.');
  if (identity.districts && !permission?.scoped)
    throw refuse(
      403,
      'outside_scope',
      'This shows more than the districts of this account.',
      'Ask an administrator.',
    );
};

/** Lets a request through when its sender may, and writes into the audit log what is worth answering for. */
export const authorise =
  (access: Access): RequestHandler =>
  (request, response, next) => {
    const identity = identityOf(response);
    const permission = findPermission(request.method, request.path);
    checkPage(request, identity);
    checkRole(identity, permission);
    response.on('finish', () => {
      if (response.statusCode >= 400) return;
      const isExport = EXPORT_TYPES.test(String(response.get('content-type') ?? ''));
      const action = permission?.deed ?? (isExport ? 'export' : null);
      if (!action) return;
      const [path = '', search = ''] = request.originalUrl.split('?');
      void access
        .record({ who: identity.name ?? 'nobody', action, object: path, detail: search ? { search } : {} })
        .catch(() => undefined);
    });
    next();
  };
