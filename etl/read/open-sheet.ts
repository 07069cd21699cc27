import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Digest, digestFile, fileSource, type ByteSource } from './container/byte-source.ts';
import { detectContainer } from './container/detect-container.ts';
import { gunzipSource } from './container/gunzip-source.ts';
import { openText, type TextHints } from './open-text.ts';
import { refuse } from './refuse.ts';
import type { Container, Sheet } from './table.ts';
import { Workspace } from './workspace.ts';

export interface OpenOptions extends TextHints {
  /** Name as the user knows it; the path's last part otherwise. */
  readonly file?: string;
  /** Folder for temporary copies; made when missing. */
  readonly tempDir: string;
}

/**
 * Opens any upload as records: unwraps it, finds encoding, delimiter and quote, and goes over it once.
 * @throws Problem when it is empty, no table, in an unknown encoding, or unsafe to unpack. Nothing is left behind.
 */
export const openSheet = async (path: string, options: OpenOptions): Promise<Sheet> => {
  const file = options.file ?? basename(path);
  const workspace = new Workspace(options.tempDir);
  try {
    const { head, size } = await readHead(path);
    const kind = detectContainer(head);
    if (typeof kind === 'object')
      throw refuse('not_a_table', file, { detail: `The file is ${kind.refused}, not a table.` });
    const digest = new Digest();
    const opened = await openText(unwrap(kind, path, file), {
      ...options,
      file,
      workspace,
      packed: kind !== 'plain',
      path,
      onUpload: digest.update,
    });
    const whole = digest.bytes === size ? { bytes: size, sha256: digest.hex() } : await digestFile(path);
    return { file, path, container: kind, ...whole, ...opened, dispose: () => workspace.dispose() };
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
};

const unwrap = (kind: Container, path: string, file: string): ByteSource => {
  if (kind === 'gzip') return gunzipSource(fileSource(path), file);
  if (kind === 'xls') throw refuse('xls_not_supported', file);
  if (kind !== 'plain') throw refuse('not_a_table', file);
  return fileSource(path);
};

const readHead = async (path: string): Promise<{ head: Buffer; size: number }> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
};
