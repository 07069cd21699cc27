import type { Session } from '../../etl/warehouse/session.ts';
import type { AuditEntry } from '../contract/access.ts';

/** Something that somebody did, worth answering for. */
export interface Deed {
  readonly who: string;
  readonly action:
    | 'sign_in'
    | 'sign_in_failed'
    | 'sign_out'
    | 'import'
    | 'import_refused'
    | 'undo'
    | 'export'
    | 'digest_run'
    | 'publish'
    | 'account_created'
    | 'account_changed'
    | 'token_created'
    | 'token_revoked'
    | 'change';
  readonly object?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Writes a deed into the audit log. */
export const recordDeed = async (session: Session, deed: Deed, now: Date): Promise<void> => {
  await session.run(
    `INSERT INTO audit VALUES (nextval('audit_number'), $at, $who, $action, $object, $detail)`,
    {
      at: now,
      who: deed.who,
      action: deed.action,
      object: deed.object ?? null,
      detail: JSON.stringify(deed.detail ?? {}),
    },
  );
};

/** The log, newest first; `before` is the number of the last entry seen. */
export const listDeeds = async (
  session: Session,
  limit: number,
  before: number | null,
): Promise<AuditEntry[]> => {
  const rows = await session.rows<Omit<AuditEntry, 'detail'> & { detail: string }>(
    `SELECT audit_id, done_at AS "at", who, action, object, detail FROM audit
     WHERE $before IS NULL OR audit_id < $before ORDER BY audit_id DESC LIMIT $limit`,
    { limit, before },
  );
  return rows.map((row) => ({
    ...row,
    at: `${row.at.slice(0, 19).replace(' ', 'T')}Z`,
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
  }));
};
