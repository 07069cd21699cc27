import type { Request, RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import type { Access } from '../auth/access.ts';

const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const checkLocal = (request: Request): void => {
  const host = request.get('host') ?? '';
  const origin = request.get('origin');
  const foreignOrigin = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (!LOCAL_HOST.test(host) || (foreignOrigin && changes))
    throw new Problem(
      'Only this machine is answered',
      [
        {
          code: 'not_local',
          detail:
            'The server has no users yet, so it answers requests from this machine and its own page only.',
          value: LOCAL_HOST.test(host) ? (origin ?? '') : host,
          way_out: 'Open it as http://127.0.0.1 on this machine.',
        },
      ],
      403,
    );
};

/**
 * Without accounts the server answers only this machine: a request whose Host is another name (DNS rebinding), or that
 * a page of another origin sends to change something, is refused.
 */
export const guardLocal =
  (access: Access): RequestHandler =>
  async (request, _response, next) => {
    if (!(await access.hasAccounts())) checkLocal(request);
    next();
  };
