import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBarometer, type Barometer } from '../../api/barometer.ts';
import { bumpDataVersion, addSourceState } from '../../etl/load/bookkeeping.ts';
import { registerInstrument } from '../../etl/load/instrument.ts';
import { addPartition } from '../../etl/rollup/apply.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';

export const DISTRICTS = 60;
export const ISSUES = 180;
const DAYS = 5 * 365;
const SOURCE = 'bench';
const IMPORT = 1;

/** Pseudo-random numbers in [0, 1) that depend on the row and a salt alone. */
const u = (salt: number): string => `(hash(i * 31 + ${salt}) % 1000003) / 1000003.0`;

const POINTS = [1, 2, 3, 4, 5].map((value) => ({ value, label: { en: `${value}`, zh: `${value}` } }));

/**
 * Fills a warehouse with invented complaints: skewed over 60 districts, 180 issues, five years and four channels; two
 * thirds followed up. Rows are written by the engine, rollups by the product.
 */
export const writeCity = (warehouse: Warehouse, nCases: number): Promise<void> =>
  warehouse.exclusively(async (session) => {
    await session.rows(`SELECT nextval('import_number') AS id`);
    const instrument = await registerInstrument(session, {
      source: SOURCE,
      item: 'satisfaction',
      label: { en: 'Satisfaction', zh: '满意度' },
      scale: { id: 'five', points: POINTS },
      overall: true,
    });
    await session.run(
      `INSERT INTO import BY NAME SELECT $import AS import_id, 'bench' AS file, 0 AS bytes, '' AS sha256, '' AS mapping_sha256,
         '{}' AS mapping, 'complaints' AS kind, $source AS source, 'utf-8' AS encoding, 'loaded' AS status, false AS sample,
         TIMESTAMP '2026-11-01' AS imported_at, $n AS n_read, $n AS n_new, 0 AS n_updated, 0 AS n_duplicate, 0 AS n_rejected,
         '{}' AS rejected_by_code, '{}' AS flags_by_code, '[]' AS dropped_columns, '[]' AS columns`,
      { import: IMPORT, source: SOURCE, n: nCases },
    );
    await session.run(
      `INSERT INTO case_version BY NAME
       SELECT $import AS import_id, i + 2 AS line, $source AS source, CAST(i AS VARCHAR) AS key, true AS live, opened_at,
         CASE WHEN ${u(7)} < 0.93 THEN opened_at + to_days(CAST(floor(40 * pow(${u(8)}, 3)) AS INTEGER)) END AS closed_at,
         opened_at + INTERVAL 10 DAY AS due_at,
         'district ' || CAST(floor(${DISTRICTS} * pow(${u(1)}, 1.6)) AS INTEGER) AS district,
         'group ' || CAST(issue // 15 AS INTEGER) AS issue_group, 'issue ' || issue AS issue,
         'channel ' || CAST(floor(4 * pow(${u(3)}, 1.5)) AS INTEGER) AS channel,
         reached, reached AS contacted, CASE WHEN reached THEN ${u(5)} < 0.8 END AS resolved,
         CASE WHEN reached THEN point END AS satisfaction,
         CASE WHEN reached THEN $instrument END AS satisfaction_instrument,
         CASE WHEN reached THEN point >= 4 END AS is_satisfied, CASE WHEN reached THEN point >= 3 END AS is_satisfied_official
       FROM (SELECT i, TIMESTAMP '2021-11-01' + to_days(CAST(floor(${DAYS} * ${u(4)}) AS INTEGER)) + to_hours(CAST(i % 24 AS INTEGER)) AS opened_at,
           CAST(floor(${ISSUES} * pow(${u(2)}, 1.8)) AS INTEGER) AS issue, ${u(6)} < 0.66 AS reached,
           1 + CAST(floor(5 * pow(${u(9)}, 0.6)) AS INTEGER) AS point
         FROM range(CAST($n AS BIGINT)) r(i))`,
      { import: IMPORT, source: SOURCE, instrument, n: nCases },
    );
    await addPartition(session, IMPORT);
    await addSourceState(session, SOURCE, 'complaints');
    await bumpDataVersion(session);
  });

/** A city in a folder of its own, which goes with it when it is closed. */
export const openCityWarehouse = async (
  nCases: number,
): Promise<{ barometer: Barometer; close(): Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'bench-city-'));
  const warehouse = await openDuckdb(dir);
  await writeCity(warehouse, nCases);
  const barometer = createBarometer(warehouse, () => new Date('2026-11-02T08:00:00Z'));
  return {
    barometer,
    close: async () => {
      await warehouse.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
