import { lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DigestFile } from './files.ts';

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const isSame = async (folder: string, files: readonly DigestFile[]): Promise<boolean> => {
  for (const file of files) {
    const there = await readFile(join(folder, file.name)).catch(() => null);
    if (!there?.equals(file.bytes)) return false;
  }
  return true;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
};

/** Writes a file; when it resolves, the bytes are on the disk. */
export type WriteFile = (path: string, bytes: Buffer) => Promise<void>;

const writeThrough: WriteFile = (path, bytes) => writeFile(path, bytes, { flush: true });

/** An empty folder, whatever a process that was killed left in its place. */
const mkdirAnew = (folder: string): Promise<void> =>
  mkdir(folder).catch(async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  });

/**
 * Writes files into a folder that appears whole or not at all: a hidden draft beside it is renamed when everything is on
 * the disk. Resolves to `written`, `same` when the folder holds these very files already, or `taken` when it holds
 * something else, which is left alone.
 */
export const writeFolder = async (
  folder: string,
  files: readonly DigestFile[],
  step: (name: string) => void = () => undefined,
  write: WriteFile = writeThrough,
): Promise<'written' | 'same' | 'taken'> => {
  if (await exists(folder)) return (await isSame(folder, files)) ? 'same' : 'taken';
  const parent = dirname(folder);
  const draft = join(parent, `.${basename(folder)}.draft`);
  await mkdir(parent, { recursive: true });
  try {
    await mkdirAnew(draft);
    for (const file of files) {
      await write(join(draft, file.name), file.bytes);
      step('file written');
    }
    step('draft written');
    await rename(draft, folder);
    await syncFolder(parent);
    return 'written';
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (await exists(folder)) return (await isSame(folder, files)) ? 'same' : 'taken';
    throw error;
  }
};
