import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatMonth,
  formatPeriod,
  monthEnd,
  monthsBetween,
} from '../../dashboard/format/date.ts';
import {
  formatDifference,
  formatShort,
  formatValue,
  formatWithInterval,
} from '../../dashboard/format/metric-value.ts';
import { formatTicks } from '../../dashboard/format/ticks.ts';
import { formatBytes } from '../../dashboard/format/number.ts';

describe('values', () => {
  it('are written by their unit', () => {
    expect(formatValue(0.664, 'share', 'en')).toBe('66%');
    expect(formatValue(121145, 'count', 'en')).toBe('121,145');
    expect(formatValue(12.4, 'net', 'en')).toBe('+12');
    expect(formatValue(-12.4, 'net', 'en')).toBe('−12');
    expect(formatValue(5, 'days', 'en')).toBe('5 days');
    expect(formatValue(5, 'days', 'zh-CN')).toBe('5天');
  });

  it('are a dash where there is none, never 0', () => {
    expect(formatValue(null, 'share', 'en')).toBe('–');
    expect(formatShort(null, 'count', 'en')).toBe('–');
  });

  it('say under one day for a floored 0', () => {
    expect(formatValue(0, 'days', 'en')).toBe('< 1 day');
  });

  it('carry as many decimals as their interval allows', () => {
    expect(formatWithInterval({ value: 62.13, lower: 60.13, upper: 64.13 }, 'score', 'en')).toEqual({
      value: '62',
      margin: '± 2',
    });
    expect(formatWithInterval({ value: 0.6638, lower: 0.6607, upper: 0.6669 }, 'share', 'en')).toEqual({
      value: '66.4%',
      margin: '± 0.3',
    });
  });

  it('write a lopsided interval out', () => {
    expect(formatWithInterval({ value: 0.96, lower: 0.9, upper: 0.98 }, 'share', 'en').margin).toBe(
      '(90–98)',
    );
  });

  it('give differences of shares in points', () => {
    expect(formatDifference(-0.11, 'share', 'en')).toBe('−11');
    expect(formatDifference(0.004, 'share', 'en')).toBe('+0.4');
  });
});

describe('dates', () => {
  it('are calendar days in every zone', () => {
    expect(formatDay('2026-10-31', 'en')).toBe('31 Oct 2026');
    expect(formatDay('2026-10-31', 'zh-CN')).toBe('2026年10月31日');
    expect(formatMonth('2026-01', 'en')).toBe('Jan 2026');
  });

  it('name whole months as months and other periods by their days', () => {
    expect(formatPeriod('2025-11-01', '2026-10-31', 'en')).toBe('Nov 2025 – Oct 2026');
    expect(formatPeriod('2026-01-05', '2026-01-20', 'en')).toMatch(/^5 ?– ?20 Jan 2026$/);
  });

  it('know leap years and year ends', () => {
    expect(monthEnd('2024-02-03')).toBe('2024-02-29');
    expect(monthEnd('2025-12-15')).toBe('2025-12-31');
    expect(monthsBetween('2025-11-01', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});

describe('sizes', () => {
  it('take the unit that keeps them short', () => {
    expect(formatBytes(0, 'en')).toBe('0 bytes');
    expect(formatBytes(1_300_000, 'en')).toBe('1.3 MB');
  });
});

describe('the values of an axis', () => {
  it('are told apart by as many decimals as that takes', () => {
    expect(formatTicks([0.3, 0.4, 0.5], 'share', 'en')).toEqual(['30%', '40%', '50%']);
    expect(formatTicks([0.01, 0.015, 0.02], 'share', 'en')).toEqual(['1.0%', '1.5%', '2.0%']);
    expect(formatTicks([0.0005, 0.001], 'share', 'en')).toEqual(['0.05%', '0.10%']);
    expect(formatTicks([60, 60.2, 60.4], 'score', 'en')).toEqual(['60.0', '60.2', '60.4']);
    expect(formatTicks([4, 6, 8], 'rate_per_1000', 'en')).toEqual(['4', '6', '8']);
    expect(formatTicks([-20, 0, 20], 'net', 'en')).toEqual(['−20', '0', '+20']);
    expect(formatTicks([], 'score', 'en')).toEqual([]);
    expect(formatTicks([7], 'score', 'en')).toEqual(['7']);
  });

  it('leave out parts of what is counted in wholes', () => {
    expect(formatTicks([0, 0.5, 1, 1.5], 'count', 'en')).toEqual(['0', '', '1', '']);
    expect(formatTicks([0, 5, 10], 'days', 'en')).toEqual(['0', '5', '10']);
  });
});
