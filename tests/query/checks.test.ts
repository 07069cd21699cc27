import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportingPropensity, shareOfTwos } from '../../api/stats/index.ts';
import type { QueryRow } from '../../api/contract/index.ts';
import { openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

const HEADER = 'id,opened,closed,district,issue,reached,solved,latitude,longitude';
const source = {
  kind: 'complaints' as const,
  source: 'hotline',
  fields: {
    case_id: 'id',
    opened_at: 'opened',
    closed_at: 'closed',
    district: 'district',
    issue: 'issue',
    reached: 'reached',
    resolved: 'solved',
    latitude: 'latitude',
    longitude: 'longitude',
  },
};

interface Case {
  readonly opened: string;
  readonly closed?: string;
  readonly district: string;
  readonly issue?: string;
  readonly solved?: 'yes' | 'no' | '';
  readonly at?: readonly [number, number];
}

describe('checks of what numbers hide', () => {
  let test: TestWarehouse;
  let id = 0;
  const line = ({ opened, closed = '', district, issue = 'Pothole', solved = '', at }: Case): string => {
    id += 1;
    return [`C${id}`, opened, closed, district, issue, solved ? 'yes' : '', solved, ...(at ?? ['', ''])].join(
      ',',
    );
  };
  /** A trouble of its own place, reported so often, three days apart. */
  const trouble = (district: string, n: number, reports: number): Case[] =>
    Array.from({ length: reports }, (_, i) => ({
      opened: `2026-03-${String(1 + 3 * i).padStart(2, '0')} 09:00:00`,
      district,
      at: [40 + n / 100, district === 'North' ? 10 : 20] as const,
    }));

  beforeAll(async () => {
    test = await openTestWarehouse();
    let place = 0;
    const troubles = (district: string, counts: readonly number[]): Case[] =>
      counts.flatMap((n, i) =>
        Array.from({ length: n }, () => trouble(district, (place += 1), i + 1)).flat(),
      );
    const cases: Case[] = [
      // Troubles reported once, twice, three times.
      ...troubles('North', [60, 30, 10]),
      ...troubles('South', [90, 9, 1]),
      // The same place a month later is another trouble, another issue there too.
      { opened: '2026-05-01 09:00:00', district: 'North', at: [40.01, 10] },
      { opened: '2026-05-02 09:00:00', district: 'North', issue: 'Noise', at: [40.01, 10] },
      // Closed within a day in East: 40, of which 25 say fixed and 10 not; later: 20, all fixed.
      ...Array.from({ length: 40 }, (_, i): Case => ({
        opened: '2026-04-01 09:00:00',
        closed: '2026-04-02 08:59:59',
        district: 'East',
        solved: i < 25 ? 'yes' : i < 35 ? 'no' : '',
      })),
      ...Array.from({ length: 20 }, (): Case => ({
        opened: '2026-04-01 09:00:00',
        closed: '2026-04-02 09:00:00',
        district: 'East',
        solved: 'yes',
      })),
    ];
    await test.barometer.import(await test.file('cases.csv', [HEADER, ...cases.map(line)].join('\n')), {
      source,
    });
  });
  afterAll(() => test.close());

  const byDistrict = async (metric: string, more: object = {}): Promise<Record<string, QueryRow>> => {
    const { rows } = await test.barometer.query({ metrics: [metric], by: ['district'], ...more });
    return Object.fromEntries(rows.map((row) => [String(row['district']), row]));
  };

  it('tells how many troubles get reported from those reported once and twice', async () => {
    const { North, South, East } = await byDistrict('reporting_propensity');
    // Two more of North were reported once: a month later, and another issue at the same place.
    expect(North).toMatchObject({ n: 92, method: 'zelterman_wilson' });
    expect(North?.value).toBeCloseTo(1 - Math.exp((-2 * 30) / 62), 12);
    expect(South?.value).toBeCloseTo(1 - Math.exp((-2 * 9) / 90), 12);
    expect(East).toBeUndefined();
    for (const row of [North, South]) {
      expect(row?.lower).toBeLessThan(row?.value ?? 0);
      expect(row?.upper).toBeGreaterThan(row?.value ?? 1);
    }
    const { South: compared } = await byDistrict('reporting_propensity', { compare: 'peers' });
    expect(compared).toMatchObject({ verdict: 'worse' });
  });

  it('says that nothing can be told where nobody reported anything twice', async () => {
    const { rows } = await test.barometer.query({
      metrics: ['reporting_propensity'],
      where: { issue: ['Noise'] },
      min_n: 1,
    });
    expect(rows[0]).toMatchObject({ value: null, lower: null, n: 1 });
    expect(rows[0]?.flags).toContain('no_duplicates');
  });

  it('counts what was closed within 24 hours, to the second, and what of it was not fixed', async () => {
    const { East } = await byDistrict('same_day_share');
    expect([East?.value, East?.n]).toEqual([40 / 60, 60]);
    const { East: unfixed } = await byDistrict('same_day_unfixed_share');
    expect([unfixed?.value, unfixed?.n]).toEqual([10 / 35, 35]);
  });
});

describe('reporting propensity', () => {
  /** Numbers in (0, 1) that look random: multiples of the golden ratio. */
  const poisson = (rate: number, i: number): number => {
    let [k, p, u] = [0, Math.exp(-rate), (i * 0.6180339887498949 + 0.37) % 1];
    while (u > p) {
      u -= p;
      k += 1;
      p *= rate / k;
    }
    return k;
  };

  it.each([0.1, 0.5, 1, 2])('finds the share of a Poisson process at rate %s that shows', (rate) => {
    const counts = Array.from({ length: 20_000 }, (_, i) => poisson(rate, i));
    const of = (k: number): number => counts.filter((count) => count === k).length;
    const found = reportingPropensity(of(1), of(2), 0.95);
    const truth = counts.filter((count) => count > 0).length / counts.length;
    expect(Math.abs((found?.value ?? 0) - truth)).toBeLessThan(0.01);
    expect(found?.lower).toBeLessThan(truth);
    expect(found?.upper).toBeGreaterThan(truth);
  });

  it('turns into the share of twos and back', () => {
    for (const share of [0.05, 0.3, 0.9]) {
      const twos = shareOfTwos(share);
      expect(reportingPropensity(1e6 * (1 - twos), 1e6 * twos, 0.95)?.value).toBeCloseTo(share, 9);
    }
  });

  it('tells nothing from troubles that are all alike', () => {
    expect(reportingPropensity(10, 0, 0.95)).toBeNull();
    expect(reportingPropensity(0, 10, 0.95)).toBeNull();
    expect(reportingPropensity(0, 0, 0.95)).toBeNull();
  });
});
