import Papa from 'papaparse';
import { toCsv } from '../respond/csv.ts';
import type { RejectEntry } from './history.ts';
import { suggestFix } from './suggest-fix.ts';

/** What was refused and why, with what can be done about it. */
export const rejectsCsv = (rejects: readonly RejectEntry[]): string =>
  toCsv(
    ['line', 'column', 'code', 'value', 'raw', 'suggestion'],
    rejects.map((row) => [row.line, row.column, row.code, row.value, row.raw, suggestFix(row)]),
  );

/**
 * The refused rows as a file of their own, with the upload's header: corrected and imported, it completes the import.
 * Identity cells are blank, as they are never stored.
 */
export const refusedRowsCsv = (columns: readonly string[], rejects: readonly RejectEntry[]): string =>
  `\uFEFF${Papa.unparse([[...columns]], { newline: '\r\n' })}\r\n${rejects.map((row) => `${row.raw}\r\n`).join('')}`;
