import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Skipped } from './benchmark.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/complaints/', import.meta.url));

/**
 * Boston's cases of 2015, once and `n` times over, by the script that stands beside them: real texts, shifted ids and
 * dates. @throws Skipped where there are none.
 */
export const writeScaleFiles = async (folder: string, n: number): Promise<{ one: string; many: string }> => {
  if (!existsSync(DATA)) throw new Skipped('there is no folder ../shared/data beside the repository');
  const one = join(folder, 'boston-1.csv');
  const many = join(folder, `boston-${n}.csv`);
  await writeFile(one, gunzipSync(await readFile(join(DATA, 'boston311_2015.csv.gz'))));
  await promisify(execFile)('python3', [join(DATA, 'make_scale.py'), one, many, String(n)]);
  return { one, many };
};
