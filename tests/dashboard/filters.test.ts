import { describe, expect, it } from 'vitest';
import { daysOf, readFilters, writeFilters } from '../../dashboard/data/filters.ts';
import { questionPath } from '../../dashboard/data/question.ts';

const roundTrip = (search: string): string =>
  writeFilters(readFilters(new URLSearchParams(search)), new URLSearchParams(search)).toString();

describe('filters in the address', () => {
  it.each([
    '',
    'period=quarter',
    'period=custom&from=2026-01-01&to=2026-03-31',
    'compare=none&district=Old+Town&district=Riverside',
    'district=A+%26+B&issue=%E9%A5%AE%E7%94%A8%E6%B0%B4',
  ])('survive being written and read: %s', (search) => {
    expect(new URLSearchParams(roundTrip(search)).toString()).toBe(new URLSearchParams(search).toString());
  });

  it('leave out what is as it is anyway', () => {
    expect(roundTrip('period=12m&compare=last_year')).toBe('');
  });

  it('keep what belongs to others', () => {
    expect(roundTrip('pressure=volume&period=all')).toBe('pressure=volume&period=all');
  });

  it('take two days that somebody wrote into a link for the period', () => {
    const { period, from, to } = readFilters(new URLSearchParams('from=2026-01-01&to=2026-03-31'));
    expect([period, from, to]).toEqual(['custom', '2026-01-01', '2026-03-31']);
  });

  it.each(['period=custom', 'period=custom&from=2026-05-01&to=2026-01-01', 'period=tomorrow', 'from=x'])(
    'fall back where they make no sense: %s',
    (search) => expect(readFilters(new URLSearchParams(search)).period).toBe('12m'),
  );
});

describe('the days of a period', () => {
  const days = (search: string, last: string | null) =>
    daysOf(readFilters(new URLSearchParams(search)), last);

  it('are whole months that end with the data', () => {
    expect(days('', '2026-10-14')).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(days('period=quarter', '2024-02-10')).toEqual({ from: '2023-12-01', to: '2024-02-29' });
  });

  it('are none for everything and for data without dates', () => {
    expect(days('period=all', '2026-10-14')).toBeNull();
    expect(days('', null)).toBeNull();
  });
});

describe('a question', () => {
  it('is written as the API reads it', () => {
    const path = questionPath({
      metrics: ['volume', 'top2'],
      by: ['district', 'month'],
      from: '2026-01-01',
      to: null,
      where: { district: ['A=B', null] },
      compare: 'peers',
      control: true,
    });
    const parameters = new URL(path, 'http://localhost').searchParams;
    expect(path.startsWith('/query?')).toBe(true);
    expect(parameters.get('metrics')).toBe('volume,top2');
    expect(parameters.get('by')).toBe('district,month');
    expect(parameters.getAll('where')).toEqual(['district=A=B', 'district=']);
    expect([parameters.get('from'), parameters.get('to')]).toEqual(['2026-01-01', null]);
    expect([parameters.get('compare'), parameters.get('control')]).toEqual(['peers', 'true']);
  });
});
