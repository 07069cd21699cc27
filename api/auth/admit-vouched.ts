import { Problem } from '../../etl/model/problem.ts';
import type { Access, SignedIn } from './access.ts';
import type { Vouched } from './single-sign-on.ts';

/**
 * Opens a session for somebody the provider vouches for. The first time they come an account is made, with the role the
 * provider names; later its role follows the provider. An account with a password is never taken over by its name.
 * @throws Problem when the provider names no role and there is no account yet, or the name is taken.
 */
export const admitVouched = async (access: Access, { subject, name, role }: Vouched): Promise<SignedIn> => {
  const held = await access.accountOf(subject);
  if (held) {
    if (role !== null && role !== held.role) await access.change(held.name, { role }, 'sign-on');
    return access.admit(held.name);
  }
  if (role === null)
    throw new Problem(
      'Signing in failed',
      [
        {
          code: 'no_role',
          detail: `${name} has no role here yet.`,
          way_out: 'Ask an administrator of the sign-on to give one.',
        },
      ],
      403,
    );
  await access.add({ name, role, password: null, subject }, 'sign-on');
  return access.admit(name);
};
