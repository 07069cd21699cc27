import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Problem, type ProblemDetail } from '../../etl/model/problem.ts';
import { guessLayout } from '../../etl/read/layout/guess-layout.ts';
import { openSheet } from '../../etl/read/open-sheet.ts';
import { readTable } from '../../etl/read/read-table.ts';
import type { Layout, Table } from '../../etl/read/table.ts';

export interface ReadOptions {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly layout?: Layout;
}

/** A folder that is gone after the test. */
export const scratch = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-read-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** Writes the bytes to a file and reads it as a table. */
export const readBytes = async (
  content: string | Buffer,
  { layout, ...hints }: ReadOptions = {},
): Promise<{ table: Table; path: string; bytes: Buffer; tempDir: string }> => {
  const bytes = Buffer.from(content as string);
  const folder = await scratch();
  const path = join(folder, 'upload');
  const tempDir = join(folder, 'temporary');
  await writeFile(path, bytes);
  const sheet = await openSheet(path, { ...hints, tempDir });
  const table = await readTable(sheet, layout ?? guessLayout(sheet), { tempDir });
  return { table, path, bytes, tempDir };
};

/** All rows of a table as cells, through `locateRows`. */
export const cellsOf = async (table: Table): Promise<(readonly string[])[]> => {
  const rows = await table.locateRows(Array.from({ length: table.nRows }, (_, i) => i));
  return rows.map((row) => row.cells);
};

/** The one problem with which the bytes are refused; also checks that nothing is left behind. */
export const refusalOf = async (
  content: string | Buffer,
  hints: ReadOptions = {},
): Promise<ProblemDetail> => {
  const folder = await scratch();
  const path = join(folder, 'upload');
  const tempDir = join(folder, 'temporary');
  await writeFile(path, content);
  try {
    const sheet = await openSheet(path, { ...hints, tempDir });
    try {
      await readTable(sheet, hints.layout ?? guessLayout(sheet), { tempDir });
    } finally {
      await sheet.dispose();
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const left = await readdir(tempDir).catch(() => []);
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`, { cause: error });
    const [problem] = error.problems;
    if (!problem || error.problems.length > 1) throw new Error('not exactly one problem', { cause: error });
    return problem;
  }
  throw new Error('the file was not refused');
};
