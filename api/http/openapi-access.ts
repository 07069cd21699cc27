import type { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  accountChangeSchema,
  accountSchema,
  auditEntrySchema,
  newAccountSchema,
  newTokenSchema,
  sessionSchema,
  signInSchema,
  tokenSchema,
} from '../contract/access.ts';
import { problemDocumentSchema } from '../contract/problem.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemDocumentSchema } },
});
const signedOut = { 401: refused('Not signed in'), 403: refused('Not allowed') };
const body = (schema: z.ZodType) => ({ body: { required: true, content: json(schema) } });
const ok = (description: string, schema: z.ZodType) => ({ description, content: json(schema) });
const accounts = z.object({ accounts: z.array(accountSchema) });

/** Signing in, accounts, tokens and the audit log. */
export const describeAccess = (registry: OpenAPIRegistry): void => {
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  registry.registerPath({
    method: 'get',
    path: '/session',
    summary: 'Who is asking',
    responses: { 200: ok('The role, and the word for X-CSRF-Token', sessionSchema) },
  });
  registry.registerPath({
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    request: body(signInSchema),
    responses: {
      200: ok('Signed in; the session is in the cookie', sessionSchema),
      401: refused('Wrong name or password'),
      429: refused('Too many tries'),
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    responses: { 204: { description: 'Signed out' } },
  });
  registry.registerPath({
    method: 'get',
    path: '/accounts',
    summary: 'People who may sign in',
    responses: { 200: ok('Accounts', accounts), ...signedOut },
  });
  registry.registerPath({
    method: 'post',
    path: '/accounts',
    summary: 'Add an account',
    request: body(newAccountSchema),
    responses: {
      201: ok('Added', accounts),
      400: refused('Not valid'),
      409: refused('Name taken'),
      ...signedOut,
    },
  });
  registry.registerPath({
    method: 'patch',
    path: '/accounts/{name}',
    summary: 'Change an account; its sessions end',
    request: { params: z.object({ name: z.string() }), ...body(accountChangeSchema) },
    responses: {
      200: ok('Changed', accounts),
      400: refused('Not valid'),
      404: refused('No such account'),
      409: refused('The last administrator'),
      ...signedOut,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/tokens',
    summary: 'Tokens: one’s own, or all for an administrator',
    responses: {
      200: ok('Tokens, without their secrets', z.object({ tokens: z.array(tokenSchema) })),
      ...signedOut,
    },
  });
  registry.registerPath({
    method: 'post',
    path: '/tokens',
    summary: 'Create a token; its secret is shown this once',
    request: body(newTokenSchema),
    responses: {
      201: ok('Created', tokenSchema.extend({ secret: z.string() })),
      400: refused('Not valid'),
      ...signedOut,
    },
  });
  registry.registerPath({
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke a token at once',
    request: { params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'Revoked' }, 404: refused('No such token'), ...signedOut },
  });
  registry.registerPath({
    method: 'get',
    path: '/audit',
    summary: 'Who did what, newest first',
    request: { query: z.object({ limit: z.int().optional(), before: z.int().optional() }) },
    responses: {
      200: ok(
        'Entries; pass next as before',
        z.object({ entries: z.array(auditEntrySchema), next: z.int().nullable() }),
      ),
      ...signedOut,
    },
  });
};
