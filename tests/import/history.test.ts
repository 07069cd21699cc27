import { afterAll, beforeAll, expect, it } from 'vitest';
import { findImport } from '../../api/import/history.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

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
