import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileSource, type ByteSource } from './container/byte-source.ts';
import { detectContainer, type Kind } from './container/detect-container.ts';
import { digestFile } from './container/digest-file.ts';
import { gunzipSource } from './container/gunzip-source.ts';
import { takeBytes } from './container/read-chunks.ts';
import { openCanonical } from './open-canonical.ts';
import { openText, type OpenedText, type TextHints } from './open-text.ts';
import { refuse } from './refuse.ts';
import type { Container, Sheet } from './table.ts';
import { Workspace } from './workspace.ts';
import { convertBiff } from './xls/convert-biff.ts';
import { convertWorkbook, type Converted } from './xlsx/convert-workbook.ts';
import { isWorkbook, pickTableEntry } from './zip/pick-table-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip/zip-directory.ts';
import { zipEntrySource } from './zip/zip-entry-source.ts';

export interface OpenOptions extends TextHints {
  /** Name as the user knows it; the path's last part otherwise. */
  readonly file?: string;
  /** Folder for temporary copies; made when missing. */
  readonly tempDir: string;
}

const HEAD_BYTES = 512;

/**
 * Opens any upload as records: unwraps it, finds encoding, delimiter and quote, and goes over it once.
 * @throws Problem when it is empty, no table, in an unknown encoding, or unsafe to unpack. Nothing is left behind.
 */
export const openSheet = async (path: string, options: OpenOptions): Promise<Sheet> => {
  const file = options.file ?? basename(path);
  const workspace = new Workspace(options.tempDir);
  const digesting = await digestFile(path);
  const asText = (source: ByteSource, packed: boolean): Promise<OpenedText> =>
    openText(source, { ...options, file, workspace, packed, path });
  try {
    const head = await readHead(path);
    const kind = refuseForeign(head, file);
    let opened: OpenedText;
    let container: Container = kind;
    if (kind === 'zip') {
      const entries = await readZipDirectory(path, file);
      container = isWorkbook(entries) ? 'xlsx' : 'zip';
      opened = isWorkbook(entries)
        ? await openWorkbook(path, entries, file, workspace)
        : await asText(await tableOfZip(path, entries, file), true);
    } else if (kind === 'gzip') {
      const source = gunzipSource(fileSource(path), file);
      await refuseNested(source, file);
      opened = await asText(source, true);
    } else if (kind === 'xls') {
      const csv = await workspace.pathOf('sheet.csv');
      opened = await openConverted(csv, await convertBiff(path, csv, file), file);
    } else opened = await asText(fileSource(path), false);
    return {
      file,
      path,
      container: opened.container ?? container,
      ...(await digesting.digest),
      ...opened,
      dispose: () => workspace.dispose(),
    };
  } catch (error) {
    digesting.stop();
    await workspace.dispose();
    throw error;
  }
};

const refuseForeign = (head: Buffer, file: string): Exclude<Kind, object> => {
  const kind = detectContainer(head);
  if (typeof kind === 'object')
    throw refuse('not_a_table', file, { detail: `The file is ${kind.refused}, not a table.` });
  return kind;
};

/** What is packed must be text: a package in a package is not opened. */
const refuseNested = async (source: ByteSource, file: string): Promise<void> => {
  const { bytes } = await takeBytes(source.open(), HEAD_BYTES);
  if (refuseForeign(bytes, file) !== 'plain')
    throw refuse('not_a_table', file, {
      detail: 'The archive holds another archive.',
      way_out: 'Unpack it once.',
    });
};

const tableOfZip = async (path: string, entries: readonly ZipEntry[], file: string): Promise<ByteSource> => {
  const source = zipEntrySource(path, pickTableEntry(entries, file), file);
  await refuseNested(source, file);
  return source;
};

const openWorkbook = async (
  path: string,
  entries: readonly ZipEntry[],
  file: string,
  workspace: Workspace,
): Promise<OpenedText> => {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const csv = await workspace.pathOf('sheet.csv');
  const converted = await convertWorkbook(
    (part) => {
      const entry = byName.get(part.toLowerCase());
      return entry ? zipEntrySource(path, entry, file) : null;
    },
    csv,
    file,
  );
  return openConverted(csv, converted, file);
};

const openConverted = (
  csv: string,
  { rowNumbers, nOtherSheets }: Converted,
  file: string,
): Promise<OpenedText> =>
  openCanonical(csv, { file, rowNumbers, notices: nOtherSheets > 0 ? { other_sheets: nOtherSheets } : {} });

const readHead = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};
