import { randomUUID } from 'node:crypto';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import type { Account, AccountChange, AuditEntry, NewAccount, NewToken, Token } from '../contract/access.ts';
import {
  addAccount,
  changeAccount,
  countAccounts,
  findAccount,
  findBySubject,
  listAccounts,
} from './accounts.ts';
import { listDeeds, recordDeed, type Deed } from './audit.ts';
import { findSignIn, findTokenHolder, removeSignIn, storeSignIn } from './holders.ts';
import { isAtLeast, type Identity } from './identity.ts';
import { createLockout } from './lockout.ts';
import { checkPassword, hashSecret, isSame, newSecret } from './secrets.ts';
import { locked, wrong } from './sign-in-problems.ts';
import { addToken, listTokens, revokeToken, TOKEN_PREFIX } from './tokens.ts';

/** A fresh session: the secret goes into the cookie and is never stored. */
export interface SignedIn {
  readonly secret: string;
  readonly identity: Identity;
  readonly expiresAt: Date;
}

/** Accounts, sessions, tokens and the audit log of a warehouse. */
export interface Access {
  hasAccounts(): Promise<boolean>;
  /** @throws Problem on a wrong name or password, or too many tries. */
  signIn(name: string, password: string, address: string): Promise<SignedIn>;
  /** Opens a session for somebody whom a sign-on provider has vouched for. */
  admit(account: string): Promise<SignedIn>;
  signOut(secret: string): Promise<void>;
  bySession(secret: string): Promise<Identity | null>;
  byToken(secret: string): Promise<Identity | null>;
  accounts(): Promise<Account[]>;
  /** The account of a subject of the sign-on provider. */
  accountOf(subject: string): Promise<Account | null>;
  add(
    account: Omit<NewAccount, 'password'> & { password: string | null; subject?: string },
    by: string,
  ): Promise<void>;
  change(name: string, change: AccountChange, by: string): Promise<void>;
  /** @throws Problem when the role is above the account's. */
  createToken(account: string, token: NewToken, by: string): Promise<Token & { secret: string }>;
  tokens(account: string | null): Promise<Token[]>;
  revoke(id: string, account: string | null, by: string): Promise<void>;
  record(deed: Deed): Promise<void>;
  deeds(limit: number, before: number | null): Promise<AuditEntry[]>;
}

const SESSION_HOURS = 12;
const TOKEN_DAYS = 90;
const HOUR_MS = 3_600_000;
const REMEMBERED_MS = 30_000;

/** The doors of a warehouse. Identities are remembered for half a minute, and forgotten with every change. */
export const createAccess = (warehouse: Warehouse, now: () => Date): Access => {
  const lockout = createLockout(now);
  const remembered = new Map<string, { identity: Identity | null; until: number }>();
  let nChanges = 0;
  let has: boolean | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const read = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await warehouse.session();
    try {
      return await work(session);
    } finally {
      session.close();
    }
  };
  /** One change at a time, beside imports: they touch other tables, so nobody waits for one. */
  const write = <T>(work: (session: Session) => Promise<T>, deed: Deed): Promise<T> => {
    const turn = last.then(async () => {
      const result = await read((session) =>
        session.transaction(async () => {
          const done = await work(session);
          await recordDeed(session, deed, now());
          return done;
        }),
      );
      nChanges += 1;
      has = null;
      remembered.clear();
      return result;
    });
    last = turn.catch(() => undefined);
    return turn;
  };

  const remember = async (
    secret: string,
    find: (session: Session, hash: string, now: Date) => Promise<Identity | null>,
  ): Promise<Identity | null> => {
    const hash = hashSecret(secret);
    const held = remembered.get(hash);
    if (held && held.until > now().getTime()) return held.identity;
    const seen = nChanges;
    const identity = await read((session) => find(session, hash, now()));
    if (seen !== nChanges) return identity;
    if (remembered.size > 10_000) remembered.clear();
    remembered.set(hash, { identity, until: now().getTime() + REMEMBERED_MS });
    return identity;
  };

  const open = async (account: Account): Promise<SignedIn> => {
    const secret = newSecret();
    const csrf = newSecret();
    const expiresAt = new Date(now().getTime() + SESSION_HOURS * HOUR_MS);
    const signIn = { hash: hashSecret(secret), csrf, account: account.name, expiresAt };
    await write((session) => storeSignIn(session, signIn, now()), { who: account.name, action: 'sign_in' });
    const { name, role, districts } = account;
    return { secret, expiresAt, identity: { by: 'session', name, role, districts, csrf } };
  };

  return {
    async hasAccounts() {
      has ??= (await read(countAccounts)) > 0;
      return has;
    },

    async signIn(name, password, address) {
      const keys = [`account ${name.toLowerCase()}`, `address ${address}`];
      const wait = Math.max(...keys.map((key) => lockout.waitFor(key)));
      if (wait > 0) throw locked(wait);
      const account = await read((session) => findAccount(session, name));
      const isRight = await checkPassword(account?.passwordHash ?? null, password);
      if (!account || !isRight || account.disabled) {
        for (const key of keys) lockout.fail(key);
        await write(async () => undefined, {
          who: account?.name ?? 'nobody',
          action: 'sign_in_failed',
          detail: { known_account: account !== null },
        });
        throw wrong();
      }
      for (const key of keys) lockout.succeed(key);
      return open(account);
    },

    async admit(name) {
      const account = await read((session) => findAccount(session, name));
      if (!account || account.disabled) throw wrong();
      return open(account);
    },

    async signOut(secret) {
      const identity = await this.bySession(secret);
      if (!identity) return;
      await write((session) => removeSignIn(session, hashSecret(secret)), {
        who: identity.name ?? 'nobody',
        action: 'sign_out',
      });
    },

    bySession: (secret) => remember(secret, findSignIn),
    byToken: (secret) => remember(secret, findTokenHolder),

    accounts: () => read(listAccounts),
    accountOf: (subject) => read((session) => findBySubject(session, subject)),

    add: (account, by) =>
      write((session) => addAccount(session, account, now()), {
        who: by,
        action: 'account_created',
        object: account.name,
        detail: { role: account.role, districts: account.districts ?? null },
      }),

    change(name, change, by) {
      const { password, ...told } = change;
      const detail = { ...told, ...(password === undefined ? {} : { password: 'changed' }) };
      const known = Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
      return write((session) => changeAccount(session, name, change), {
        who: by,
        action: 'account_changed',
        object: name,
        detail: known as NonNullable<Deed['detail']>,
      });
    },

    async createToken(account, { label, role, expires_in_days }, by) {
      const held = await read((session) => findAccount(session, account));
      if (!held || !isAtLeast(held.role, role ?? 'viewer'))
        throw new Problem(
          'The token cannot be created',
          [
            {
              code: held ? 'role_too_high' : 'unknown_account',
              detail: held
                ? `A token of "${held.name}" can be at most ${held.role}.`
                : `No account is named "${account}".`,
              pointer: held ? '/role' : '/account',
            },
          ],
          held ? 403 : 404,
        );
      const secret = TOKEN_PREFIX + newSecret();
      const id = randomUUID();
      const expiresAt = new Date(now().getTime() + (expires_in_days ?? TOKEN_DAYS) * 24 * HOUR_MS);
      const token = await write(
        (session) =>
          addToken(
            session,
            { id, secret, account: held.name, label, role: role ?? 'viewer', expiresAt },
            now(),
          ),
        {
          who: by,
          action: 'token_created',
          object: id,
          detail: { account: held.name, role: role ?? 'viewer', expires_at: expiresAt.toISOString() },
        },
      );
      return { ...token, secret };
    },

    tokens: (account) => read((session) => listTokens(session, account)),

    revoke: (id, account, by) =>
      write((session) => revokeToken(session, id, account, now()), {
        who: by,
        action: 'token_revoked',
        object: id,
      }),

    record: (deed) => write(async () => undefined, deed),
    deeds: (limit, before) => read((session) => listDeeds(session, limit, before)),
  };
};

/** Whether a page's word is the session's. */
export const isCsrfRight = (identity: Identity, given: string | undefined): boolean =>
  identity.csrf !== null && given !== undefined && isSame(identity.csrf, given);
