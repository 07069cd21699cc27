import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'barometer-leftovers-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('removes what a killed process left of an upload, once it owns the warehouse', async () => {
  await mkdir(join(dir, 'tmp', 'read-1'), { recursive: true });
  await writeFile(join(dir, 'tmp', 'upload-1'), 'name,phone\n');
  await writeFile(join(dir, 'tmp', 'read-1', 'copy.csv'), 'name,phone\n');
  const warehouse = await openDuckdb(dir);
  expect(await readdir(join(dir, 'tmp'))).toEqual([]);
  await warehouse.close();
});
