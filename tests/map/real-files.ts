import { headersOf } from '../../etl/read/index.ts';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { proposeMapping, recognise, type Proposal, type Recognition } from '../../etl/map/index.ts';
import { profileRows } from './profile-columns.ts';

/** Real exports lie beside the project on machines that have them; they are never part of it. */
const FOLDER = new URL('../../../shared/data/', import.meta.url);

export const hasRealFile = (path: string): boolean => existsSync(new URL(path, FOLDER));

/** The first 5,000 records of a real export. */
export const readRealFile = (path: string, encoding: string, delimiter: string): string[][] => {
  const bytes = readFileSync(new URL(path, FOLDER));
  const text = iconv.decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, encoding);
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy', preview: 5000 }).data;
};

export const proposeForRecords = (
  file: string,
  records: readonly (readonly string[])[],
): { found: Recognition | null; proposal: Proposal } => {
  const found = recognise(records.slice(0, 30));
  const layout = found?.layout ?? { preambleRows: 0, headerRows: 1, nameRow: 0 };
  const columns = profileRows(
    headersOf(records, layout),
    records.slice(layout.preambleRows + layout.headerRows),
  );
  return { found, proposal: proposeMapping({ file, preset: found?.preset ?? null, columns }) };
};
