import type { Role } from '../contract/access.ts';
import type { Deed } from './audit.ts';

/** Who may use a route, and what the audit log calls it. */
export interface Permission {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in the OpenAPI document: `/imports/{id}`. */
  readonly path: string;
  readonly role: Role;
  /**
   * Open to accounts that may see some districts only: `filtered` because the answer is cut down to them, `open`
   * because it tells nothing of any district. Absent: closed to them.
   */
  readonly scoped?: 'filtered' | 'open';
  readonly deed?: Deed['action'];
}

const allow = (
  role: Role,
  method: Permission['method'],
  path: string,
  more: Pick<Permission, 'scoped' | 'deed'> = {},
): Permission => ({ method, path, role, ...more });

const OPEN = { scoped: 'open' } as const;
const FILTERED = { scoped: 'filtered' } as const;

/** Every route of the API. What is not listed here is an administrator's. */
export const PERMISSIONS: readonly Permission[] = [
  allow('public', 'get', '/openapi.json', OPEN),
  allow('public', 'get', '/docs', OPEN),
  allow('public', 'get', '/metrics', OPEN),
  allow('public', 'get', '/session', OPEN),
  allow('public', 'post', '/session', OPEN),
  allow('public', 'delete', '/session', OPEN),
  allow('public', 'get', '/session/sso', OPEN),
  allow('public', 'get', '/session/sso/callback', OPEN),
  allow('public', 'get', '/districts.geojson', OPEN),
  allow('public', 'get', '/query', FILTERED),
  allow('public', 'post', '/query', FILTERED),
  allow('public', 'post', '/query/batch', FILTERED),
  allow('public', 'get', '/publications'),
  allow('public', 'get', '/actions/published', OPEN),

  allow('viewer', 'get', '/summary', FILTERED),
  allow('viewer', 'get', '/cube', FILTERED),
  allow('viewer', 'get', '/query/sql', FILTERED),
  allow('viewer', 'get', '/dimensions/{dimension}', FILTERED),
  allow('viewer', 'get', '/dimensions/{dimension}/unmatched'),
  allow('viewer', 'get', '/dimensions/{dimension}/clusters'),
  allow('viewer', 'get', '/aliases'),
  allow('viewer', 'get', '/compare'),
  allow('viewer', 'post', '/compare'),
  allow('viewer', 'get', '/why'),
  allow('viewer', 'post', '/why'),
  allow('viewer', 'get', '/quadrant'),
  allow('viewer', 'get', '/time-to-close'),
  allow('viewer', 'get', '/pain-points'),
  allow('viewer', 'get', '/themes'),
  allow('viewer', 'get', '/actions'),
  allow('viewer', 'get', '/drivers'),
  allow('viewer', 'get', '/feedback', FILTERED),
  allow('viewer', 'get', '/voices/terms', FILTERED),
  allow('viewer', 'get', '/voices/reading'),
  allow('viewer', 'get', '/voices/agreement'),
  allow('viewer', 'get', '/digests'),
  allow('viewer', 'get', '/digests/{name}/preview'),
  allow('viewer', 'get', '/imports'),
  allow('viewer', 'get', '/imports/{id}'),
  allow('viewer', 'get', '/sources'),
  allow('viewer', 'get', '/sources/{name}'),
  allow('viewer', 'get', '/views', OPEN),
  allow('viewer', 'post', '/views', OPEN),
  allow('viewer', 'patch', '/views/{id}', OPEN),
  allow('viewer', 'delete', '/views/{id}', OPEN),
  allow('viewer', 'get', '/tokens', OPEN),
  allow('viewer', 'post', '/tokens', OPEN),
  allow('viewer', 'delete', '/tokens/{id}', OPEN),

  allow('analyst', 'post', '/inspect'),
  allow('analyst', 'post', '/imports', { deed: 'import' }),
  allow('analyst', 'get', '/imports/{id}/events'),
  allow('analyst', 'get', '/imports/{id}/rejects', { deed: 'export' }),
  allow('analyst', 'delete', '/imports/{id}', { deed: 'undo' }),
  allow('analyst', 'delete', '/sample', { deed: 'undo' }),
  allow('analyst', 'put', '/sources/{name}', { deed: 'change' }),
  allow('analyst', 'post', '/aliases', { deed: 'change' }),
  allow('analyst', 'delete', '/aliases/{id}', { deed: 'change' }),
  allow('analyst', 'get', '/voices/corrections'),
  allow('analyst', 'post', '/voices/corrections', { deed: 'change' }),
  allow('analyst', 'delete', '/voices/corrections/{id}', { deed: 'change' }),
  // Actions write into the audit log themselves: what was changed, not only that something was.
  allow('analyst', 'post', '/actions'),
  allow('analyst', 'patch', '/actions/{id}'),
  allow('analyst', 'put', '/actions/{id}/published'),
  allow('analyst', 'delete', '/actions/{id}'),
  allow('analyst', 'post', '/places/locate', { deed: 'change' }),
  allow('analyst', 'get', '/digests/{name}/runs'),
  allow('analyst', 'post', '/digests/{name}/runs', { deed: 'digest_run' }),
  allow('analyst', 'put', '/digests/{name}/paused', { deed: 'change' }),
  allow('analyst', 'post', '/digests/{name}/resends', { deed: 'digest_run' }),
  allow('analyst', 'post', '/digests/{name}/tests', { deed: 'digest_run' }),

  // A definition names folders of the server and addresses that it writes to.
  allow('admin', 'post', '/digests/check'),
  allow('admin', 'get', '/digests/{name}/definition'),
  allow('admin', 'put', '/digests/{name}', { deed: 'change' }),
  allow('admin', 'delete', '/digests/{name}', { deed: 'change' }),
  allow('admin', 'post', '/publications', { deed: 'publish' }),
  allow('admin', 'delete', '/publications/{id}', { deed: 'publish' }),
  allow('admin', 'get', '/accounts'),
  allow('admin', 'post', '/accounts'),
  allow('admin', 'patch', '/accounts/{name}'),
  allow('admin', 'get', '/audit'),
];

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i');

const compiled = PERMISSIONS.map((permission) => ({ permission, pattern: toPattern(permission.path) }));

/** The permission of a request; null when no route is listed for it. */
export const findPermission = (method: string, path: string): Permission | null => {
  const asked = method.toLowerCase() === 'head' ? 'get' : method.toLowerCase();
  const found = compiled.find(({ permission, pattern }) => permission.method === asked && pattern.test(path));
  return found?.permission ?? null;
};
