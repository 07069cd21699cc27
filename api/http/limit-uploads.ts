import type { RequestHandler } from 'express';
import { Problem } from '../../etl/model/problem.ts';

/** Takes at most so many uploads at the same time: each holds a connection, and room on the disk. */
export const limitUploads = (most: number): RequestHandler => {
  let nUnderWay = 0;
  return (_request, response, next) => {
    if (nUnderWay >= most) {
      response.set('Connection', 'close').set('Retry-After', '10');
      throw new Problem(
        'The upload was refused',
        [
          {
            code: 'too_many_uploads',
            detail: `${most} files are being sent at this moment.`,
            way_out: 'Send it again when one of them has arrived.',
          },
        ],
        429,
      );
    }
    nUnderWay += 1;
    response.on('close', () => (nUnderWay -= 1));
    next();
  };
};
