import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findImport, listImports } from '../../api/import/history.ts';
import { importFile } from '../../etl/pipeline.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

let test: TestWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
});
afterAll(() => test.close());

it('remembers of an import how much personal data was made unreadable, of which kinds', async () => {
  const rows = [
    '1,2026-01-05 08:00:00,Hillside,"Call me at 617-555-0134, please"',
    '2,2026-01-06 08:00:00,Hillside,"My mail is ann@example.org, phone 617-555-0199"',
    '3,2026-01-07 08:00:00,Hillside,"The lamp is out again"',
  ];
  const report = await test.barometer.import(
    await test.file('cases.csv', ['id,opened,district,comment', ...rows].join('\n')),
    {
      source: {
        kind: 'complaints',
        source: 'hotline',
        fields: { case_id: 'id', opened_at: 'opened', district: 'district', description: 'comment' },
      },
    },
  );
  expect(report.redacted).toEqual({ phone: 2, email: 1 });
  const entry = await test.barometer.read((session) => findImport(session, report.import_id ?? 0));
  expect(entry?.redacted).toEqual({ phone: 2, email: 1 });
});

it('goes on in a warehouse from before it was written down', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'barometer-older-'));
  const path = join(dir, 'cases.csv');
  await writeFile(path, 'id,opened,district\n1,2026-01-05 08:00:00,Hillside\n');
  const source = {
    kind: 'complaints' as const,
    source: 'hotline',
    fields: { case_id: 'id', opened_at: 'opened', district: 'district' },
  };
  const made = await openDuckdb(join(dir, 'data'));
  await importFile(made, path, { source }, { now: () => NOW });
  await made.exclusively(async (session) => {
    for (const column of ['columns', 'redacted'])
      await session.run(`ALTER TABLE import DROP COLUMN ${column}`);
  });
  await made.close();
  const older = await openDuckdb(join(dir, 'data'));
  try {
    const again = await importFile(
      older,
      path,
      { source: { ...source, source: 'other' } },
      { now: () => NOW },
    );
    const session = await older.session();
    expect((await listImports(session)).map(({ redacted }) => redacted)).toEqual([{}, null]);
    session.close();
    expect(again.counts.new).toBe(1);
  } finally {
    await older.close();
    await rm(dir, { recursive: true, force: true });
  }
});
