import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../../etl/pipeline.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { NOW } from '../support/warehouse.ts';

/** More rows than a profile's sample holds. */
const BEHIND = 60_000;

const HEADER = 'case_enquiry_id,open_dt,case_status,type,neighborhood\n';
const row = (id: number, opened: string): string => `${id},${opened},Open,Pothole,Dorchester\n`;

/** So many rows of one spelling, each day of January 2025 in turn. */
const january = (from: number, n: number, spell: (day: number) => string): string =>
  Array.from({ length: n }, (_, i) => row(from + i, spell((i % 31) + 1))).join('');
const monthFirst = (day: number): string => `01/${String(day).padStart(2, '0')}/2025 08:00:00`;
const dayFirst = (day: number): string => `${String(day).padStart(2, '0')}/01/2025 08:00:00`;

describe('the order of day and month when the sample and the rest disagree', () => {
  let dir: string;
  let warehouse: Warehouse;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-order-'));
    warehouse = await openDuckdb(join(dir, 'data'));
  });
  afterEach(async () => {
    await warehouse.close();
    await rm(dir, { recursive: true, force: true });
  });

  const load = async (content: string): Promise<{ rejected: number; byDay: number; months: number[] }> => {
    const path = join(dir, 'requests.csv');
    await writeFile(path, HEADER + content);
    const { counts } = await importFile(
      warehouse,
      path,
      { set: { case_id: 'case_enquiry_id', opened_at: 'open_dt', district: 'neighborhood' } },
      { now: () => NOW },
    );
    const session = await warehouse.session();
    const months = await session.rows<{ month: number; n: number }>(
      'SELECT month(opened_at) AS month, count(*) AS n FROM case_version WHERE live GROUP BY 1 ORDER BY 1',
    );
    session.close();
    return {
      rejected: counts.rejectedByCode['bad_date'] ?? 0,
      byDay: months.find(({ month }) => month === 1)?.n ?? 0,
      months: months.map(({ month }) => month),
    };
  };

  it('goes by the majority of all values, though it stands behind the sample', async () => {
    const few = january(1, BEHIND, monthFirst);
    const many = january(BEHIND + 1, 2 * BEHIND, dayFirst);
    const { rejected, byDay } = await load(few + many);
    // Month first in 60,000 rows: days beyond 12 are no months and are refused, the others read the other way round.
    const days = Array.from({ length: BEHIND }, (_, i) => (i % 31) + 1);
    expect(rejected).toBe(days.filter((day) => day > 12).length);
    expect(byDay).toBe(2 * BEHIND + days.filter((day) => day === 1).length);
  });

  it('keeps the order of the sample when few values behind it contradict', async () => {
    const { rejected, months } = await load(
      january(1, BEHIND, monthFirst) + january(BEHIND + 1, 62, dayFirst),
    );
    expect(rejected).toBe(38);
    expect(months).toHaveLength(12);
  });

  it('needs no second look where nothing contradicts', async () => {
    const { rejected, months } = await load(january(1, BEHIND, dayFirst));
    expect({ rejected, months }).toEqual({ rejected: 0, months: [1] });
  });
});
