import type { Request, Response } from 'express';
import type { Rendered } from './answer-cache.ts';
import { encodeBody, ENCODINGS } from './encode-body.ts';

/** Sends an answer the way the client takes it, or only says that it has not changed. */
export const sendRendered = async (
  request: Request,
  response: Response,
  { type, etag, bytes }: Rendered,
): Promise<void> => {
  response.vary('Accept, Accept-Encoding, Authorization, Cookie');
  response.set('ETag', etag).set('Cache-Control', 'private, no-cache').type(type);
  const known = (request.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.includes(etag)) return void response.status(304).end();
  const encoding = ENCODINGS.find((each) => request.acceptsEncodings(each));
  const encoded = encoding === undefined ? null : encodeBody(bytes, encoding);
  if (encoding === undefined || !encoded) return void response.send(bytes);
  response.set('Content-Encoding', encoding).send(await encoded);
};
