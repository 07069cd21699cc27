import { expect, it } from 'vitest';
import { openTestWarehouse } from '../support/warehouse.ts';

const source = {
  kind: 'survey' as const,
  source: 'residents',
  fields: { response_id: 'id', submitted_at: 'on', district: 'district', weight: 'weight' },
  items: [{ item: 'overall', column: 'overall', scale: 'satisfaction5' as const, overall: true }],
};

it('counts nobody whose weight is negative, and says which rows those are', async () => {
  const test = await openTestWarehouse();
  try {
    const path = await test.file(
      'people.csv',
      [
        'id,on,district,weight,overall',
        'A,2026-01-20 09:00:00,North,1,Very satisfied',
        'B,2026-01-20 09:00:00,North,3,Very dissatisfied',
        'C,2026-01-20 09:00:00,North,-2,Very satisfied',
      ].join('\n'),
    );
    const report = await test.barometer.import(path, { source });
    expect(JSON.stringify(report)).toContain('negative_weight');
    const { rows } = await test.barometer.query({ metrics: ['satisfaction_mean'], min_n: 1 });
    // (1 × 100 + 3 × 0) / 4; with the third it would be (100 − 200) / 2.
    expect(rows[0]).toMatchObject({ value: 25, n: 2 });
  } finally {
    await test.close();
  }
});
