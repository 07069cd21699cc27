import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { AccountRole, Token } from '../contract/access.ts';
import { hashSecret } from './secrets.ts';

/** How a token of this project begins, so that scanners of leaked secrets can tell. */
export const TOKEN_PREFIX = 'fbt_';

const instant = (text: string): string => `${text.slice(0, 19).replace(' ', 'T')}Z`;

const toToken = (row: Token): Token => ({
  ...row,
  created_at: instant(row.created_at),
  expires_at: instant(row.expires_at),
  revoked_at: row.revoked_at === null ? null : instant(row.revoked_at),
});

const SELECT = 'SELECT token_id, account, label, role, created_at, expires_at, revoked_at FROM api_token';

/** Stores a token; only the hash of its secret is kept. */
export const addToken = async (
  session: Session,
  token: { id: string; secret: string; account: string; label: string; role: AccountRole; expiresAt: Date },
  now: Date,
): Promise<Token> => {
  await session.run(
    'INSERT INTO api_token VALUES ($id, $hash, $account, $label, $role, $now, $expires, NULL)',
    {
      id: token.id,
      hash: hashSecret(token.secret),
      account: token.account,
      label: token.label,
      role: token.role,
      now,
      expires: token.expiresAt,
    },
  );
  const [row] = await session.rows<Token>(`${SELECT} WHERE token_id = $id`, { id: token.id });
  if (!row) throw new Error('the token was not stored');
  return toToken(row);
};

/** Tokens of an account, or of everybody, newest first. */
export const listTokens = async (session: Session, account: string | null): Promise<Token[]> =>
  (
    await session.rows<Token>(
      `${SELECT} WHERE $account IS NULL OR account = $account ORDER BY created_at DESC, token_id`,
      { account },
    )
  ).map(toToken);

/** Ends a token at once. @throws Problem when there is none, or it belongs to somebody else. */
export const revokeToken = async (
  session: Session,
  id: string,
  account: string | null,
  now: Date,
): Promise<void> => {
  const changed = await session.run(
    `UPDATE api_token SET revoked_at = $now
     WHERE token_id = $id AND revoked_at IS NULL AND ($account IS NULL OR account = $account)`,
    { id, account, now },
  );
  if (changed === 0)
    throw new Problem(
      'There is no such token',
      [{ code: 'unknown_token', detail: `No live token has the number "${id}".`, value: id }],
      404,
    );
};
