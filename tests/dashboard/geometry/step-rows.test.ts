import { describe, expect, it } from 'vitest';
import { placeStepRows } from '../../../dashboard/geometry/step-rows.ts';
import { row } from '../rows.ts';

const layout = {
  width: 500,
  labelWidth: 100,
  valueWidth: 200,
  rowHeight: 40,
  domain: [0, 1],
  nTicks: 2,
} as const;
const share = (value: number) => row({ value, lower: value - 0.1, upper: value + 0.1, n: 100 });

describe('steps on a shared scale', () => {
  it('stand where their share is, joined from the lowest to the highest', () => {
    const { rows } = placeStepRows([{ id: 'a', steps: [share(0.9), share(0.5), share(0.25)] }], layout);
    // The scale runs from 100 to 300.
    expect(rows[0]?.steps.map(({ x }) => x)).toEqual([280, 200, 150]);
    expect(rows[0]?.span).toEqual([150, 280]);
    expect(rows[0]?.y).toBe(20);
  });

  it('leave a withheld step out and join the rest', () => {
    const withheld = row({ n: 4, flags: ['small_base'] });
    const { rows } = placeStepRows([{ id: 'a', steps: [share(0.9), withheld, share(0.4)] }], layout);
    expect(rows[0]?.steps[1]).toMatchObject({ x: null, interval: null, absence: 'withheld' });
    expect(rows[0]?.span).toEqual([180, 280]);
  });

  it('join nothing to a single step, and know an interval only where there is one', () => {
    const { rows } = placeStepRows([{ id: 'a', steps: [row({ value: 0.5, n: 3 }), undefined] }], layout);
    expect(rows[0]?.span).toBeNull();
    expect(rows[0]?.steps.map(({ interval, absence }) => [interval, absence])).toEqual([
      [null, null],
      [null, 'none'],
    ]);
  });
});
