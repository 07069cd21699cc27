import type { Session } from '../../etl/warehouse/session.ts';
import type { AccountRole } from '../contract/access.ts';
import { isAtLeast, type Identity } from './identity.ts';

interface Holder {
  name: string;
  role: AccountRole;
  account_role: AccountRole;
  districts: string[] | null;
  csrf: string | null;
}

/** Stores a session by the hash of its secret, and removes those that are over. */
export const storeSignIn = async (
  session: Session,
  signIn: { hash: string; csrf: string; account: string; expiresAt: Date },
  now: Date,
): Promise<void> => {
  await session.run('DELETE FROM sign_in WHERE expires_at <= $now', { now });
  await session.run('INSERT INTO sign_in VALUES ($hash, $csrf, $account, $now, $expires)', {
    hash: signIn.hash,
    csrf: signIn.csrf,
    account: signIn.account,
    now,
    expires: signIn.expiresAt,
  });
};

export const removeSignIn = (session: Session, hash: string): Promise<number> =>
  session.run('DELETE FROM sign_in WHERE secret_hash = $hash', { hash });

/** Who holds a session; null when it is over, unknown, or its account is disabled. */
export const findSignIn = async (session: Session, hash: string, now: Date): Promise<Identity | null> => {
  const [row] = await session.rows<Holder>(
    `SELECT a.name, a.role, a.role AS account_role, a.districts, s.csrf
     FROM sign_in s JOIN account a ON a.name = s.account
     WHERE s.secret_hash = $hash AND s.expires_at > $now AND NOT a.disabled`,
    { hash, now },
  );
  return row
    ? { by: 'session', name: row.name, role: row.role, districts: row.districts, csrf: row.csrf }
    : null;
};

/** Who holds a token; it never gives more than its account has now. */
export const findTokenHolder = async (
  session: Session,
  hash: string,
  now: Date,
): Promise<Identity | null> => {
  const [row] = await session.rows<Holder>(
    `SELECT a.name, t.role, a.role AS account_role, a.districts, NULL AS csrf
     FROM api_token t JOIN account a ON a.name = t.account
     WHERE t.secret_hash = $hash AND t.expires_at > $now AND t.revoked_at IS NULL AND NOT a.disabled`,
    { hash, now },
  );
  if (!row) return null;
  const role = isAtLeast(row.account_role, row.role) ? row.role : row.account_role;
  return { by: 'token', name: row.name, role, districts: row.districts, csrf: null };
};
