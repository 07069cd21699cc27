import type { ImportResult } from '../../etl/pipeline.ts';
import type { ImportReport } from '../contract/imports.ts';

/** What an import did, as every surface reports it. */
export const importReport = (result: ImportResult, seconds: number): ImportReport => ({
  import_id: result.importId,
  file: result.table.file,
  status: result.status,
  kind: result.mapping.kind,
  source: result.mapping.source,
  rows: {
    read: result.counts.read,
    new: result.counts.new,
    updated: result.counts.updated,
    duplicate: result.counts.duplicate,
    rejected: result.counts.rejected,
  },
  rejected_by_code: result.counts.rejectedByCode,
  flags_by_code: result.counts.flagsByCode,
  redacted: { ...result.counts.redacted },
  dropped_columns: [...result.droppedColumns],
  drift: result.drift,
  seconds,
});

/** The report of a file that was refused whole. */
export const refusedReport = (file: string, seconds: number): ImportReport => ({
  import_id: null,
  file,
  status: 'refused',
  kind: null,
  source: null,
  rows: { read: 0, new: 0, updated: 0, duplicate: 0, rejected: 0 },
  rejected_by_code: {},
  flags_by_code: {},
  redacted: {},
  dropped_columns: [],
  drift: null,
  seconds,
});
