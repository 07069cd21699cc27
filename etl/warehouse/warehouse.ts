import type { Session } from './session.ts';

/** The engine that holds the ledger and the rollups. Nothing above this folder knows which one runs. */
export interface Warehouse {
  /** A conversation of its own; close it when done. Readers never wait for a writer. */
  session(): Promise<Session>;
  /**
   * Runs one piece of work at a time among everybody who changes the ledger. A piece that is one `step` of several leaves
   * the revision as it is: answers made before it are good until the last.
   */
  exclusively<T>(work: (session: Session) => Promise<T>, part?: 'step'): Promise<T>;
  /** Goes up with every piece of exclusive work that has ended: what was read under the same number is still so. */
  readonly revision: number;
  /** A folder on the same disk for temporary copies. */
  readonly tempDir: string;
  close(): Promise<void>;
}
