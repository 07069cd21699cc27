import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Problem } from '../../etl/model/problem.ts';
import { problemDocument } from '../respond/problem.ts';
import type { FileOutcome } from './import-files.ts';

/** Files that another program is still writing, by the names such programs give them. */
const IN_PROGRESS = /^\.|^~\$|~$|\.(part|partial|tmp|temp|crdownload|filepart|download)$/i;

/** How every file of a folder looked; a file that looks the same twice has been written to its end. */
export type Looks = ReadonlyMap<string, string>;

/**
 * Looks at the files that lie in a folder, not below it.
 * @throws Problem when there is no such folder.
 */
export const lookAt = async (dir: string): Promise<Looks> => {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('The folder cannot be watched', [
      {
        code: error.code === 'ENOENT' ? 'no_such_folder' : 'folder_not_readable',
        detail: `"${dir}" cannot be listed.`,
        value: dir,
        way_out: 'Name a folder that exists and may be read and written.',
      },
    ]);
  });
  const looks = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile() || IN_PROGRESS.test(entry.name)) continue;
    const found = await stat(join(dir, entry.name)).catch(() => null);
    if (found) looks.set(entry.name, `${found.size} ${found.mtimeMs} ${found.ino}`);
  }
  return looks;
};

/** Names of files that have not changed between two looks, in the order of their names. */
export const settledFiles = (before: Looks, now: Looks): string[] =>
  [...now.keys()].filter((name) => before.get(name) === now.get(name)).sort();

/** A name that is free in a folder: `a.csv`, `a-2.csv`, `a-3.csv` … */
const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const end = extname(name);
  const stem = basename(name, end);
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${stem}-${n}${end}`;
  return free;
};

/**
 * Puts an imported file into `done/` or `refused/` with its report beside it, and its refused rows where it has some.
 * The file moves last, so that whoever finds it there finds its report too; resolves to its new path.
 */
export const putAway = async (
  dir: string,
  { path, report, problem }: FileOutcome,
  rejects: string | null,
): Promise<string> => {
  const target = join(dir, problem ? 'refused' : 'done');
  await mkdir(target, { recursive: true });
  const name = freeName(basename(path), new Set(await readdir(target)));
  const told = problem ? { ...report, problem: problemDocument(problem) } : report;
  await writeFile(join(target, `${name}.report.json`), `${JSON.stringify(told, null, 2)}\n`);
  if (rejects !== null) await writeFile(join(target, `${name}.rejects.csv`), rejects);
  await rename(path, join(target, name));
  return join(target, name);
};
