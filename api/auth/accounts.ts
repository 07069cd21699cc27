import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Account, AccountChange, NewAccount } from '../contract/access.ts';
import { hashPassword } from './secrets.ts';

interface Row {
  name: string;
  role: Account['role'];
  districts: string[] | null;
  password_hash: string | null;
  disabled: boolean;
  created_at: string;
}

/** An account with what is needed to check who it is. */
export interface StoredAccount extends Account {
  readonly passwordHash: string | null;
}

const toAccount = (row: Row): StoredAccount => ({
  name: row.name,
  role: row.role,
  districts: row.districts,
  disabled: row.disabled,
  created_at: `${row.created_at.slice(0, 19).replace(' ', 'T')}Z`,
  passwordHash: row.password_hash,
});

const SELECT = 'SELECT name, role, districts, password_hash, disabled, created_at FROM account';

export const countAccounts = async (session: Session): Promise<number> => {
  const [row] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM account');
  return row?.n ?? 0;
};

/** An account by its name, whatever its case. */
export const findAccount = async (session: Session, name: string): Promise<StoredAccount | null> => {
  const [row] = await session.rows<Row>(`${SELECT} WHERE lower(name) = lower($name)`, { name });
  return row ? toAccount(row) : null;
};

/** The account of a subject of the sign-on provider. */
export const findBySubject = async (session: Session, subject: string): Promise<StoredAccount | null> => {
  const [row] = await session.rows<Row>(`${SELECT} WHERE subject = $subject`, { subject });
  return row ? toAccount(row) : null;
};

export const listAccounts = async (session: Session): Promise<Account[]> =>
  (await session.rows<Row>(`${SELECT} ORDER BY name`)).map((row) => {
    const { passwordHash: _hash, ...account } = toAccount(row);
    return account;
  });

const unknownAccount = (name: string): Problem =>
  new Problem(
    'There is no such account',
    [{ code: 'unknown_account', detail: `No account is named "${name}".`, value: name }],
    404,
  );

/** @throws Problem when the name is taken. */
export const addAccount = async (
  session: Session,
  account: Omit<NewAccount, 'password'> & { password: string | null; subject?: string },
  now: Date,
): Promise<void> => {
  if (await findAccount(session, account.name))
    throw new Problem(
      'The account cannot be created',
      [
        {
          code: 'name_taken',
          detail: `There is an account named "${account.name}".`,
          pointer: '/name',
          value: account.name,
        },
      ],
      409,
    );
  await session.run('INSERT INTO account VALUES ($name, $role, $districts, $hash, $subject, false, $now)', {
    name: account.name,
    role: account.role,
    districts: account.districts ?? null,
    hash: account.password === null ? null : await hashPassword(account.password),
    subject: account.subject ?? null,
    now,
  });
};

const isLastAdmin = async (session: Session, name: string): Promise<boolean> => {
  const admins = (await listAccounts(session)).filter(({ role, disabled }) => role === 'admin' && !disabled);
  return admins.length === 1 && admins[0]?.name === name;
};

/**
 * Changes an account and ends its sessions, so that no old right outlives the change.
 * @throws Problem when there is none, or when nobody could administer any more.
 */
export const changeAccount = async (session: Session, name: string, change: AccountChange): Promise<void> => {
  const held = await findAccount(session, name);
  if (!held) throw unknownAccount(name);
  const losesAdmin = change.disabled === true || (change.role !== undefined && change.role !== 'admin');
  if (losesAdmin && (await isLastAdmin(session, held.name)))
    throw new Problem(
      'The account cannot be changed',
      [
        {
          code: 'last_admin',
          detail: `"${held.name}" is the only administrator.`,
          way_out: 'Make another account an administrator first.',
        },
      ],
      409,
    );
  await session.run(
    `UPDATE account SET role = $role, districts = $districts, disabled = $disabled, password_hash = $hash
     WHERE name = $name`,
    {
      name: held.name,
      role: change.role ?? held.role,
      districts: change.districts === undefined ? held.districts : change.districts,
      disabled: change.disabled ?? held.disabled,
      hash: change.password === undefined ? held.passwordHash : await hashPassword(change.password),
    },
  );
  await session.run('DELETE FROM sign_in WHERE account = $name', { name: held.name });
};
