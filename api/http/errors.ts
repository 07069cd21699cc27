import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';
import { problemDocument } from '../respond/problem.ts';
import type { Log } from './log.ts';

/** Answers every refusal as a problem document, and our own faults without a word about their inside. */
export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    if (response.closed) return; // the client has gone, and its query was stopped for that: nobody to tell
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error(
        { err: error, id: response.locals['requestId'] as unknown, path: request.path },
        'request failed',
      );
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem, request.originalUrl)));
  };

const isBodyError = (error: unknown): error is { status: number; type: string; message: string } =>
  typeof error === 'object' && error !== null && 'status' in error && 'type' in error;

/** A compressed body that is cut off or was never compressed. */
const isInflateError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (isBodyError(error) && error.status >= 400 && error.status < 500)
    return new Problem(
      'The request cannot be read',
      [{ code: error.type.replaceAll('.', '_'), detail: error.message }],
      error.status,
    );
  if (isInflateError(error))
    return new Problem(
      'The request cannot be read',
      [{ code: 'bad_compression', detail: 'The body is not whole, or not compressed as it says.' }],
      400,
    );
  if (error instanceof URIError)
    return new Problem(
      'The request cannot be read',
      [{ code: 'malformed_url', detail: 'The address is malformed.' }],
      400,
    );
  return new Problem(
    'Something failed on our side',
    [
      {
        code: 'internal',
        detail: 'The server could not answer; nothing was changed. The log has the details.',
      },
    ],
    500,
  );
};

/** A route of the API that does not exist. */
export const answerUnknownRoute: RequestHandler = (request) => {
  throw new Problem(
    'There is nothing at this address',
    [
      {
        code: 'unknown_route',
        detail: `No route ${request.method} ${request.path}.`,
        way_out: 'GET /api/v1/openapi.json lists the routes.',
      },
    ],
    404,
  );
};
