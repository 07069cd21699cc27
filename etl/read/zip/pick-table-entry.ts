import { refuse } from '../refuse.ts';
import type { ZipEntry } from './zip-directory.ts';

const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;
const TABLE = /\.(csv|tsv|tab|txt|json|ndjson|jsonl|xlsx|gz)$/i;
const OFFICE: readonly (readonly [RegExp, string])[] = [
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a PowerPoint file'],
  [/^xl\/workbook\.bin$/, 'a binary Excel workbook (.xlsb)'],
  [/^content\.xml$/, 'an OpenDocument file'],
];

/** Whether the archive is an Excel workbook. */
export const isWorkbook = (entries: readonly ZipEntry[]): boolean =>
  entries.some((entry) => entry.name === '[Content_Types].xml') &&
  entries.some((entry) => /^xl\/.*\.xml$/i.test(entry.name));

/** The one table of an archive. @throws Problem when there is none or more than one. */
export const pickTableEntry = (entries: readonly ZipEntry[], file: string): ZipEntry => {
  for (const [pattern, what] of OFFICE)
    if (entries.some((entry) => pattern.test(entry.name)))
      throw refuse('not_a_table', file, { detail: `The file is ${what}, which is not read.` });
  const files = entries.filter((entry) => !LITTER.test(entry.name));
  const tables = files.filter((entry) => TABLE.test(entry.name));
  const candidates = tables.length > 0 ? tables : files;
  const [only] = candidates;
  if (!only || candidates.length > 1)
    throw refuse('archive_tables', file, {
      value: candidates
        .slice(0, 10)
        .map((entry) => entry.name)
        .join(', '),
    });
  return only;
};
