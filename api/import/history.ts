import type { Session } from '../../etl/warehouse/session.ts';
import type { ImportEntry } from '../contract/imports.ts';

interface Row {
  import_id: number;
  file: string;
  bytes: number;
  sha256: string;
  kind: 'survey' | 'complaints';
  source: string;
  preset: string | null;
  encoding: string;
  status: 'loaded' | 'undone';
  sample: boolean;
  imported_at: string;
  undone_at: string | null;
  n_read: number;
  n_new: number;
  n_updated: number;
  n_duplicate: number;
  n_rejected: number;
  rejected_by_code: string;
  flags_by_code: string;
  dropped_columns: string;
  redacted: string | null;
}

const instant = (text: string): string => `${text.slice(0, 19).replace(' ', 'T')}Z`;

const entry = (row: Row): ImportEntry => ({
  import_id: row.import_id,
  file: row.file,
  bytes: row.bytes,
  sha256: row.sha256,
  kind: row.kind,
  source: row.source,
  preset: row.preset,
  encoding: row.encoding,
  status: row.status,
  sample: row.sample,
  imported_at: instant(row.imported_at),
  undone_at: row.undone_at === null ? null : instant(row.undone_at),
  rows: {
    read: row.n_read,
    new: row.n_new,
    updated: row.n_updated,
    duplicate: row.n_duplicate,
    rejected: row.n_rejected,
  },
  rejected_by_code: JSON.parse(row.rejected_by_code) as Record<string, number>,
  flags_by_code: JSON.parse(row.flags_by_code) as Record<string, number>,
  dropped_columns: JSON.parse(row.dropped_columns) as string[],
  redacted: row.redacted === null ? null : (JSON.parse(row.redacted) as Record<string, number>),
});

/** The import history, newest first. */
export const listImports = async (session: Session): Promise<ImportEntry[]> =>
  (await session.rows<Row>('SELECT * FROM import ORDER BY import_id DESC')).map(entry);

/** One import; null when there is none of that number. */
export const findImport = async (session: Session, importId: number): Promise<ImportEntry | null> => {
  const [row] = await session.rows<Row>('SELECT * FROM import WHERE import_id = $id', { id: importId });
  return row ? entry(row) : null;
};

/** A row that an import refused, as it is stored. */
export interface RejectEntry {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly value: string | null;
  readonly raw: string;
}

/** What was refused of an import, in the order of the file. */
export const listRejects = (session: Session, importId: number): Promise<RejectEntry[]> =>
  session.rows(
    `SELECT line, "column", code, value, raw FROM rejected_row WHERE import_id = $id ORDER BY line, code, "column"`,
    { id: importId },
  );

/** The header an import's file had. */
export const listColumns = async (session: Session, importId: number): Promise<string[]> => {
  const [row] = await session.rows<{ columns: string | null }>(
    'SELECT columns FROM import WHERE import_id = $id',
    {
      id: importId,
    },
  );
  return row?.columns ? (JSON.parse(row.columns) as string[]) : [];
};
