import type { Request, Response } from 'express';
import type { Rendered } from './answer-cache.ts';

/** Sends what was rendered, or says that the client has it. */
export const sendRendered = (request: Request, response: Response, { type, etag, bytes }: Rendered): void => {
  response.vary('Accept').vary('Authorization').vary('Cookie');
  response.set('ETag', etag).set('Cache-Control', 'private, no-cache').type(type);
  const known = (request.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag)) response.status(304).end();
  else response.send(bytes);
};

/** Fires when the client goes away. */
export const untilGone = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return gone.signal;
};
