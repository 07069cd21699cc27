import { ROLES, type Role, type SessionAnswer } from '../contract/access.ts';

/** Who is behind a request, and what they may see. */
export interface Identity {
  readonly by: SessionAnswer['by'];
  /** Null for nobody in particular. */
  readonly name: string | null;
  readonly role: Role;
  /** The only districts they may see; null means all. */
  readonly districts: readonly string[] | null;
  /** The word that a page has to repeat in a header; null where no browser is involved. */
  readonly csrf: string | null;
}

/** Anybody who has not signed in. */
export const NOBODY: Identity = { by: 'nobody', name: null, role: 'public', districts: null, csrf: null };

/** This machine, while there are no accounts. */
export const LOCAL: Identity = { by: 'local', name: 'local', role: 'admin', districts: null, csrf: null };

/** The person who runs the server, from the command line on the same machine. */
export const OWNER: Identity = { by: 'owner', name: 'operator', role: 'admin', districts: null, csrf: null };

/** Whether somebody of `role` may do what `needed` may. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);
