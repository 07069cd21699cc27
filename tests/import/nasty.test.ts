import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Problem } from '../../etl/model/problem.ts';
import { importFile } from '../../etl/pipeline.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { REAL_FILES } from '../read/real-files.ts';
import { NOW } from '../support/warehouse.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/**
 * The nasty files are no feedback, so the kind is said. What the reader must make of each is stated in
 * `tests/read/real-files.ts`; here the same rows must arrive in the ledger, or the same refusal.
 */
const NASTY = Object.entries(REAL_FILES).filter(([name]) => name.startsWith('nasty/'));

describe.skipIf(!existsSync(DATA))(
  'a nasty file (skipped without ../shared/data) reaches the ledger as stated:',
  () => {
    it.each(NASTY)('%s', async (name, expected) => {
      const dir = await mkdtemp(join(tmpdir(), 'barometer-nasty-'));
      const warehouse = await openDuckdb(dir);
      onTestFinished(async () => {
        await warehouse.close();
        await rm(dir, { recursive: true, force: true });
      });
      const attempt = importFile(warehouse, join(DATA, name), { kind: 'survey' }, { now: () => NOW });
      if ('refused' in expected) {
        const refusal = await attempt.catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(Problem);
        expect((refusal as Problem).problems.map(({ code }) => code)).toEqual([expected.refused]);
        return;
      }
      const { counts } = await attempt;
      const rejected = expected.rejected ?? 0;
      expect(counts).toMatchObject({
        read: expected.rows + rejected,
        new: expected.rows,
        updated: 0,
        duplicate: 0,
        rejected,
      });
      expect(counts.flagsByCode).toMatchObject(expected.notices ?? {});
    });
  },
);
