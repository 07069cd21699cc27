import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueRuns, nextRun, periodOf } from '../../api/digest/due-runs.ts';
import type { Schedule } from '../../api/digest/schedule-schema.ts';

const due = (
  [cron, zone, catch_up]: [string, string, Schedule['catch_up']?],
  last: string,
  now: string,
): string[] =>
  dueRuns({ cron, zone, catch_up: catch_up ?? 'all' }, new Date(last), new Date(now)).run.map(
    ({ at, period }) => `${period} ${at.toISOString()}`,
  );

describe('runs that are due', () => {
  it('come once in the night that has no half past two', () => {
    expect(due(['30 2 * * *', 'Europe/Berlin'], '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toEqual([
      '2026-03-29 2026-03-29T01:00:00.000Z',
      '2026-03-30 2026-03-30T00:30:00.000Z',
    ]);
  });

  it('come once in the night that has half past two twice', () => {
    expect(due(['30 2 * * *', 'Europe/Berlin'], '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-25 2026-10-25T00:30:00.000Z',
      '2026-10-26 2026-10-26T01:30:00.000Z',
    ]);
    expect(due(['30 1 * * *', 'America/New_York'], '2026-11-01T05:30:00Z', '2026-11-01T23:00:00Z')).toEqual(
      [],
    );
  });

  it('come in each of the two hours when every hour is asked for', () => {
    expect(due(['0 * * * *', 'Europe/Berlin'], '2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z')).toEqual([
      '2026-10-25T0200+0200 2026-10-25T00:00:00.000Z',
      '2026-10-25T0200+0100 2026-10-25T01:00:00.000Z',
      '2026-10-25T0300+0100 2026-10-25T02:00:00.000Z',
    ]);
  });

  it('keep to the months that have the day, and to leap years', () => {
    const days = (runs: string[]): string[] => runs.map((run) => run.slice(0, 10));
    expect(
      days(due(['0 7 31 * *', 'Asia/Shanghai'], '2026-01-01T00:00:00Z', '2026-09-01T00:00:00Z')),
    ).toEqual(['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31']);
    expect(days(due(['0 7 L * *', 'Asia/Shanghai'], '2027-12-31T23:59:00Z', '2028-04-01T00:00:00Z'))).toEqual(
      ['2028-01-31', '2028-02-29', '2028-03-31'],
    );
    expect(
      days(due(['0 7 29 2 *', 'Asia/Shanghai'], '2026-01-01T00:00:00Z', '2033-01-01T00:00:00Z')),
    ).toEqual(['2028-02-29', '2032-02-29']);
  });

  const WEEKLY = ['0 7 * * 1', 'Asia/Shanghai'] as const;
  const DOWN = ['2026-10-12T00:00:00Z', '2026-11-04T00:00:00Z'] as const;

  it('are caught up after downtime as the policy says', () => {
    expect(due([...WEEKLY, 'all'], ...DOWN).map((run) => run.slice(0, 10))).toEqual([
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
    ]);
    expect(due([...WEEKLY, 'last'], ...DOWN).map((run) => run.slice(0, 10))).toEqual(['2026-11-02']);
    expect(due([...WEEKLY, 'none'], ...DOWN)).toEqual([]);
    expect(due([...WEEKLY, 'none'], '2026-11-01T00:00:00Z', '2026-11-01T23:10:00Z')).toHaveLength(1);
    const { run, skip } = dueRuns({ cron: WEEKLY[0], zone: WEEKLY[1] }, new Date(DOWN[0]), new Date(DOWN[1]));
    expect([run.length, skip.map(({ period }) => period)]).toEqual([1, ['2026-10-19', '2026-10-26']]);
  });

  it('are none when the clock was set back', () => {
    expect(due([...WEEKLY, 'all'], '2026-11-02T00:00:00Z', '2026-10-01T00:00:00Z')).toEqual([]);
  });

  it('are the same however often somebody looks', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
    const crons = ['0 7 * * 1', '30 2 * * *', '0 0 1 * *', '15 */6 * * *', '59 23 L * *'];
    const HOUR = 3_600_000;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...crons),
        fc.integer({ min: 0, max: 8760 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }),
        (zone, cron, start, gaps) => {
          const schedule: Schedule = { cron, zone, catch_up: 'all' };
          const from = new Date(Date.UTC(2026, 0, 1) + start * HOUR);
          const end = new Date(from.getTime() + gaps.reduce((sum, gap) => sum + gap, 0) * HOUR);
          const atOnce = dueRuns(schedule, from, end).run.map(({ period }) => period);
          let last = from;
          let now = from;
          const piecewise: string[] = [];
          for (const gap of gaps) {
            now = new Date(now.getTime() + gap * HOUR);
            for (const run of dueRuns(schedule, last, now).run) {
              piecewise.push(run.period);
              last = run.at;
            }
          }
          expect(piecewise).toEqual(atOnce);
          expect(new Set(atOnce).size).toBe(atOnce.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the period of a run by hand', () => {
  it('is the day in the zone, and the latest time asked for where there are several a day', () => {
    expect(periodOf({ cron: '0 7 * * 1', zone: 'Asia/Shanghai' }, new Date('2026-11-01T23:30:00Z'))).toBe(
      '2026-11-02',
    );
    expect(periodOf(undefined, new Date('2026-11-01T23:30:00Z'))).toBe('2026-11-01');
    const hourly: Schedule = { cron: '0 * * * *', zone: 'Europe/Berlin' };
    expect(periodOf(hourly, new Date('2026-11-02T07:25:00Z'))).toBe('2026-11-02T0800+0100');
    expect(periodOf(hourly, new Date('2026-11-02T07:00:00Z'))).toBe('2026-11-02T0800+0100');
  });

  it('has a next run', () => {
    expect(nextRun({ cron: '0 7 * * 1', zone: 'Asia/Shanghai' }, new Date('2026-11-02T08:00:00Z'))).toEqual(
      new Date('2026-11-08T23:00:00Z'),
    );
  });
});
