import type { CookieOptions, Request, Response } from 'express';

/** Over TLS the name binds a cookie to this host and to TLS; without TLS a browser would refuse it. */
const nameFor = (request: Request, name: string): string =>
  `${request.secure ? '__Host-' : ''}barometer_${name}`;

const readCookie = (request: Request, name: string): string | null => {
  const wanted = nameFor(request, name);
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [found, ...value] = pair.trim().split('=');
    if (found === wanted) return value.join('=') || null;
  }
  return null;
};

/** Out of reach of scripts, and never sent with a form of another site. */
const optionsFor = (request: Request): CookieOptions => ({
  httpOnly: true,
  secure: request.secure,
  sameSite: 'lax',
  path: '/',
});

const SIGN_ON_MS = 10 * 60_000;

/** The session secret a browser sent; null when it sent none. */
export const readSessionCookie = (request: Request): string | null => readCookie(request, 'session');

export const writeSessionCookie = (
  request: Request,
  response: Response,
  secret: string,
  expires: Date,
): void => {
  response.cookie(nameFor(request, 'session'), secret, { ...optionsFor(request), expires });
};

export const clearSessionCookie = (request: Request, response: Response): void => {
  response.clearCookie(nameFor(request, 'session'), optionsFor(request));
};

/** The state of a sign-on under way: the browser that asked is the one that may bring the answer. */
export const readStateCookie = (request: Request): string | null => readCookie(request, 'sign_on');

export const writeStateCookie = (request: Request, response: Response, state: string): void => {
  response.cookie(nameFor(request, 'sign_on'), state, { ...optionsFor(request), maxAge: SIGN_ON_MS });
};

export const clearStateCookie = (request: Request, response: Response): void => {
  response.clearCookie(nameFor(request, 'sign_on'), optionsFor(request));
};
