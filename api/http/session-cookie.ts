import type { Request, Response } from 'express';

/** Over TLS the name binds the cookie to this host and to TLS; without TLS a browser would refuse it. */
const nameFor = (request: Request): string =>
  request.secure ? '__Host-barometer_session' : 'barometer_session';

/** The session secret a browser sent; null when it sent none. */
export const readSessionCookie = (request: Request): string | null => {
  const wanted = nameFor(request);
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, ...value] = pair.trim().split('=');
    if (name === wanted) return value.join('=') || null;
  }
  return null;
};

/** Gives a browser its session: out of reach of scripts, and never sent from other sites' forms. */
export const writeSessionCookie = (
  request: Request,
  response: Response,
  secret: string,
  expires: Date,
): void => {
  response.cookie(nameFor(request), secret, {
    httpOnly: true,
    secure: request.secure,
    sameSite: 'lax',
    path: '/',
    expires,
  });
};

export const clearSessionCookie = (request: Request, response: Response): void => {
  response.clearCookie(nameFor(request), {
    httpOnly: true,
    secure: request.secure,
    sameSite: 'lax',
    path: '/',
  });
};
