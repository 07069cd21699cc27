import type { DigestFormat, Recipient } from './recipient.ts';
import type { TableQuery, Where } from './table-query.ts';

/** What was sent, so that a reader can check and reproduce it. */
export interface DigestManifest {
  readonly digest: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** The day the run speaks for, in the digest's zone. */
  readonly for: string;
  readonly period: string;
  /** 0 for the run itself, 1 and up for its corrections. */
  readonly revision: number;
  readonly recipient: string | null;
  readonly language: Recipient['language'];
  readonly zone: string;
  readonly audience: string;
  /** The part of every table that this recipient is sent. */
  readonly only: Where;
  readonly format: DigestFormat;
  readonly data_version: string;
  readonly schema_version: 2;
  /** Differences in what_changed.csv; 0 when nothing stands out. */
  readonly signals: number;
  readonly files: readonly ManifestFile[];
  /** CSVW descriptions of the tables. */
  readonly metadata: readonly { readonly file: string; readonly sha256: string }[];
}

export interface ManifestFile {
  readonly file: string;
  readonly rows: number;
  /** Rows of the same table without the recipient's part taken out; nothing is ever cut. */
  readonly rows_total: number;
  readonly sha256: string;
  /** The link that gives the same cells; absent for what is no answer of the API. */
  readonly query?: string;
  /** The same as a request body. */
  readonly request?: TableQuery;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly notes?: readonly string[];
}
