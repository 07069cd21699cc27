import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import { makeContent } from './content.ts';
import type { Digest } from './definition.ts';
import { periodOf } from './due-runs.ts';
import type { DigestManifest } from './manifest.ts';
import type { Recipient } from './recipient.ts';
import { withSnapshot, type Readable } from './snapshot.ts';
import { writeFolder } from './write-folder.ts';

export interface DigestRun {
  /** The folder the files stand in. */
  readonly folder: string;
  /** False when this run had been made before; nothing was written again. */
  readonly fresh: boolean;
  readonly manifest: DigestManifest;
}

/** The manifest in a folder; null when there is none that can be read. */
export const readManifest = async (folder: string): Promise<DigestManifest | null> => {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as DigestManifest;
  } catch {
    return null;
  }
};

export const folderTaken = (folder: string): Problem =>
  new Problem('The digest cannot be written', [
    {
      code: 'folder_taken',
      detail: `${folder} holds something else; nothing was written over it.`,
      value: folder,
      way_out: 'Move that folder away, or write elsewhere with --out.',
    },
  ]);

/**
 * Makes a digest for an instant and writes its files into `<out>/<name>/<period>/` (and the recipient's name below it,
 * when one is given). The same digest for the same period is one run. Nothing is sent, and no ledger is kept.
 */
export const runDigest = async (
  barometer: Readable,
  digest: Digest,
  instant: Date,
  out: string,
  recipient: Recipient | null = null,
  origin?: string,
): Promise<DigestRun> => {
  const period = periodOf(digest.schedule, instant);
  const folder = join(out, digest.name, period, ...(recipient ? [recipient.name] : []));
  const held = await readManifest(folder);
  if (held) return { folder, fresh: false, manifest: held };
  const { files, manifest } = await withSnapshot(barometer, (ask) =>
    makeContent(ask, digest, { period, revision: 0, recipient, origin }),
  );
  if ((await writeFolder(folder, files)) === 'taken') throw folderTaken(folder);
  return { folder, fresh: true, manifest };
};
