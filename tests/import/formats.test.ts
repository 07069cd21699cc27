import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../etl/pipeline.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRESETS } from '../../etl/map/presets/index.ts';
import { recognise } from '../../etl/map/index.ts';
import { openSheet } from '../../etl/read/index.ts';
import { NOW } from '../support/warehouse.ts';
import { HAND_MADE } from './hand-made.ts';

/** The answers to an item in the order of the rows: the point, or why there is none. */
const answersTo = async (session: Session, importId: number, item: string): Promise<(number | string)[]> =>
  (
    await session.rows<{ point: number | null; code: string | null }>(
      'SELECT point, code FROM answer WHERE import_id = $importId AND item = $item ORDER BY line',
      { importId, item },
    )
  ).map(({ point, code }) => point ?? code ?? 'nothing');

describe('an export in the shape of its tool, by hand:', () => {
  let dir: string;
  let warehouse: Warehouse;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-formats-'));
    warehouse = await openDuckdb(join(dir, 'data'));
  });
  afterAll(async () => {
    await warehouse.close();
    await rm(dir, { recursive: true, force: true });
  });

  it.each(Object.entries(HAND_MADE))('%s', async (_name, expected) => {
    const path = join(dir, expected.file);
    await writeFile(path, await expected.content());
    if (expected.version !== undefined) {
      const sheet = await openSheet(path, { tempDir: dir });
      const { preset } = recognise(sheet.preview) ?? {};
      await sheet.dispose();
      expect(preset?.version).toBe(expected.version);
      expect(PRESETS).toContainEqual(preset);
    }
    const { importId, mapping, counts, droppedColumns } = await importFile(
      warehouse,
      path,
      {},
      { now: () => NOW },
    );
    expect(mapping.preset).toBe(expected.preset);
    const flags = Object.entries(counts.flagsByCode).filter(([code]) => !code.startsWith('unlocated_'));
    expect({
      read: counts.read,
      rejected: counts.rejectedByCode,
      flags: Object.fromEntries(flags),
      dropped: droppedColumns,
    }).toEqual({
      read: expected.read,
      rejected: expected.rejected ?? {},
      flags: expected.flags ?? {},
      dropped: expected.dropped ?? [],
    });
    const session = await warehouse.session();
    try {
      for (const [item, answers] of Object.entries(expected.answers ?? {}))
        expect([item, await answersTo(session, importId ?? 0, item)]).toEqual([item, answers]);
      const versions = mapping.kind === 'complaints' ? 'case_version' : 'response_version';
      for (const [column, values] of Object.entries(expected.rows ?? {})) {
        const rows = await session.rows<{ value: unknown }>(
          `SELECT ${column} AS value FROM ${versions} WHERE import_id = $importId ORDER BY line`,
          { importId },
        );
        expect([column, rows.map(({ value }) => value)]).toEqual([column, values]);
      }
    } finally {
      session.close();
    }
  });
});
