import { Problem } from '../../etl/model/problem.ts';

/** Too many failed tries; `seconds` until the next is heard. */
export const locked = (seconds: number): Problem =>
  new Problem(
    'Too many tries',
    [
      {
        code: 'locked_out',
        detail: `Signing in failed too often. Try again in ${seconds} seconds.`,
        way_out: 'Wait, or ask an administrator to set a new password.',
      },
    ],
    429,
  );

/** The same words whether the name or the password is wrong. */
export const wrong = (): Problem =>
  new Problem(
    'Signing in failed',
    [{ code: 'wrong_credentials', detail: 'The name or the password is wrong.' }],
    401,
  );
