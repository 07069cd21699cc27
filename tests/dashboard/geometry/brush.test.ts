import { describe, expect, it } from 'vitest';
import { brushedDays } from '../../../dashboard/geometry/brush.ts';

describe('a brush over months', () => {
  const months = ['2024-01', '2024-02', '2024-03'];
  it('means whole months, whichever way the hand went', () => {
    expect(brushedDays(months, 0, 1)).toEqual({ from: '2024-01-01', to: '2024-02-29' });
    expect(brushedDays(months, 2, 1)).toEqual({ from: '2024-02-01', to: '2024-03-31' });
    expect(brushedDays(months, 1, 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('means nothing outside them', () => expect(brushedDays(months, 0, 7)).toBeNull());
});
