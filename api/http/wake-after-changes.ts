import type { RequestHandler } from 'express';
import { findPermission } from '../auth/permissions.ts';
import type { CommentReader } from '../jobs/comment-reader.ts';

const CHANGES = ['import', 'undo', 'change'];

/** Has comments looked at again whenever a request changed what they are read by. */
export const wakeAfterChanges =
  (comments: CommentReader): RequestHandler =>
  (request, response, next) => {
    const deed = findPermission(request.method, request.path)?.deed ?? '';
    if (CHANGES.includes(deed))
      response.on('finish', () => {
        if (response.statusCode < 400) comments.wake();
      });
    next();
  };
