import type { Mapping } from '../model/mapping.ts';
import type { ColumnProfile } from '../profile/column-profile.ts';
import type { RedactedCounts } from '../clean/redact.ts';
import type { Instrument } from './instrument.ts';
import type { Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';

/** Everything a loader needs to know about one import. */
export interface LoadJob {
  readonly session: Session;
  readonly importId: number;
  readonly table: Table;
  readonly profiles: readonly ColumnProfile[];
  readonly mapping: Mapping;
}

/** Rows flagged but kept, by code. */
export type Flags = Record<string, number>;

/** What was noticed while the rows were read. */
export interface Parsed {
  readonly flags: Flags;
  /** Personal data replaced by tokens in free text, by kind. */
  readonly redacted: RedactedCounts;
}

/** What has been read into temp tables and not yet been loaded. */
export interface Staged extends Parsed {
  /** The questions asked, to be remembered with the answers. */
  readonly instruments: readonly Instrument[];
}

/** How a kind of export becomes rows of the ledger. */
export interface Loader {
  readonly versions: 'case_version' | 'response_version';
  /**
   * Makes temp view `staged`: one row per row of the file with its ordinal `row` from 1, `key`, `reject_code`,
   * `reject_column`, `reject_value` and the columns of `versions`. Writes nothing of the ledger.
   */
  stage(job: LoadJob): Promise<Staged>;
  /** Writes what hangs on the versions that were kept (the answers of a response). */
  attach(job: LoadJob): Promise<void>;
}
