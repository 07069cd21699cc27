import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadReference } from '../../etl/load/reference.ts';
import { Problem } from '../../etl/model/problem.ts';
import { importFile, type ImportResult } from '../../etl/pipeline.ts';
import type { ReadingChoices } from '../../etl/reading.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { NOW } from '../support/warehouse.ts';
import { REAL_IMPORTS, REAL_MAPS } from './real-imports.ts';

/** Real exports that stand beside the repository on some machines; their licences keep them out of it. */
const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

const openEmpty = async (): Promise<Warehouse> => {
  const dir = await mkdtemp(join(tmpdir(), 'barometer-real-'));
  const warehouse = await openDuckdb(dir);
  onTestFinished(async () => {
    await warehouse.close();
    await rm(dir, { recursive: true, force: true });
  });
  return warehouse;
};

const importReal = (
  warehouse: Warehouse,
  name: string,
  choices: ReadingChoices = {},
): Promise<ImportResult> => importFile(warehouse, join(DATA, name), choices, { now: () => NOW });

const ask = async <Row extends object>(warehouse: Warehouse, sql: string): Promise<Row> => {
  const session = await warehouse.session();
  try {
    const [row] = await session.rows<Row>(sql);
    return row as Row;
  } finally {
    session.close();
  }
};

if (!existsSync(DATA)) {
  describe('real files', () => {
    it.skip('skipped: there is no folder ../shared/data beside the repository', () => undefined);
  });
} else {
  describe('a real file, without a hand-written mapping,', () => {
    it.each(Object.entries(REAL_IMPORTS))('%s', { timeout: 180_000 }, async (name, expected) => {
      const warehouse = await openEmpty();
      if ('refused' in expected) {
        const refusal = await importReal(warehouse, name).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(Problem);
        expect((refusal as Problem).problems.map(({ code }) => code)).toEqual([expected.refused]);
        return;
      }
      const choices = expected.kindSaid ? { kind: expected.kind } : {};
      const { mapping, counts } = await importReal(warehouse, name, choices);
      const rejected = expected.rejected ?? {};
      const nRejected = Object.values(rejected).reduce((sum, n) => sum + n, 0);
      expect({
        kind: mapping.kind,
        preset: mapping.preset ?? null,
        read: counts.read,
        new: counts.new,
        updated: counts.updated,
        duplicate: counts.duplicate,
        rejected: counts.rejectedByCode,
        flags: Object.fromEntries(
          Object.entries(counts.flagsByCode).filter(([code]) => !code.startsWith('unlocated_')),
        ),
      }).toEqual({
        kind: expected.kind,
        preset: expected.preset,
        read: expected.read,
        new: expected.read - nRejected,
        updated: 0,
        duplicate: 0,
        rejected,
        flags: expected.flags ?? {},
      });
      const versions = expected.kind === 'complaints' ? 'case_version' : 'response_version';
      expect(await ask(warehouse, `SELECT count(*) AS n FROM ${versions} WHERE live`)).toEqual({
        n: expected.read - nRejected,
      });
      // The same export again says nothing new, whatever it is called.
      const again = await importReal(warehouse, name, { ...choices, timezone: 'Asia/Tokyo' });
      expect(again.counts).toMatchObject({ read: expected.read, new: 0, rejected: nRejected });
    });

    it('of the folder is never missing from the table', async () => {
      const files: string[] = [];
      for (const folder of ['complaints', 'surveys', 'exports', 'sentiment', 'geo'])
        files.push(...(await readdir(join(DATA, folder))).map((file) => `${folder}/${file}`));
      const tables = files.filter((file) => !file.endsWith('.py'));
      expect(Object.keys(REAL_IMPORTS).sort()).toEqual(tables.sort());
    });
  });

  describe('what the README of the real files states', () => {
    it('Boston: 19,873 cases are open, 9 % name no neighbourhood', { timeout: 180_000 }, async () => {
      const warehouse = await openEmpty();
      await importReal(warehouse, 'complaints/boston311_2015.csv.gz');
      const sql = `SELECT count(*) FILTER (WHERE closed_at IS NULL) AS open,
        round(100.0 * count(*) FILTER (WHERE district IS NULL) / count(*)) AS blank FROM case_version`;
      expect(await ask(warehouse, sql)).toEqual({ open: 19_873, blank: 9 });
    });

    it('Kansas City: the top two of q1_01 are (555 + 198) of (1,033 − 7)', async () => {
      const warehouse = await openEmpty();
      await importReal(warehouse, 'surveys/kc_2021q3.csv');
      const sql = `SELECT count(*) FILTER (WHERE point = 4) AS four, count(*) FILTER (WHERE point = 5) AS five,
        count(point) AS valid, count(*) FILTER (WHERE code = 'dont_know') AS dont_know FROM answer WHERE item = 'q1_01'`;
      expect(await ask(warehouse, sql)).toMatchObject({ valid: 1_033 - 7, dont_know: 7 });
      const { four, five } = await ask<{ four: number; five: number }>(warehouse, sql);
      expect([four, five].sort((a, b) => a - b)).toEqual([198, 555]);
    });

    it.each(Object.entries(REAL_MAPS))('%s has %d areas', async (name, nAreas) => {
      const warehouse = await openEmpty();
      const load = warehouse.exclusively((session) =>
        loadReference(session, 'geojson', join(DATA, name), { now: NOW }),
      );
      expect(await load).toBe(nAreas);
    });
  });
}
