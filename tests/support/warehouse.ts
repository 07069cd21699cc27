import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBarometer, type Barometer } from '../../api/barometer.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';

export const NOW = new Date('2026-11-02T08:00:00Z');

/** A warehouse of its own for one test, with a folder for its files. */
export interface TestWarehouse {
  readonly dir: string;
  readonly barometer: Barometer;
  /** Writes a file into the folder and gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
  close(): Promise<void>;
}

export const openTestWarehouse = async (): Promise<TestWarehouse> => {
  const dir = await mkdtemp(join(tmpdir(), 'barometer-test-'));
  const warehouse = await openDuckdb(join(dir, 'data'));
  return {
    dir,
    barometer: createBarometer(warehouse, () => NOW),
    file: async (name, content) => {
      const path = join(dir, name);
      await writeFile(path, content);
      return path;
    },
    close: async () => {
      await warehouse.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
